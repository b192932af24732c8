// The desk's code: CSD1:<desk id> or CSD1:<desk id>/<purpose id>, as docs/reference/wire-format.md has it.

const ID = /^[A-Za-z0-9_.:-]{1,64}$/;
const PREFIX = 'CSD1:';

/** {desk, purpose}; undefined for what is no desk's code. */
export function parseDeskCode(text) {
  const code = text.trim();
  return code.startsWith(PREFIX) ? named(code.slice(PREFIX.length)) : undefined;
}

/** The same as somebody typed it, who may leave the prefix out. */
export function parseTypedDeskCode(text) {
  const code = text.trim();
  return named(code.toUpperCase().startsWith(PREFIX) ? code.slice(PREFIX.length) : code);
}

function named(text) {
  const [desk, purpose, ...more] = text.split('/');
  const isGood = ID.test(desk) && (purpose === undefined || ID.test(purpose)) && more.length === 0;
  return isGood ? { desk, purpose } : undefined;
}
