// The desk's code: CSD1:<desk id> or CSD1:<desk id>/<purpose id>, as docs/reference/wire-format.md has it.

const ID = /^[A-Za-z0-9_.:-]{1,64}$/;
const PREFIX = 'CSD1:';

/** {desk, purpose}; undefined for what is no desk's code. The prefix may be left out by whoever types. */
export function parseDeskCode(text) {
  const code = text.trim();
  const [desk, purpose, ...more] = (code.toUpperCase().startsWith(PREFIX) ? code.slice(PREFIX.length) : code).split('/');
  const isGood = ID.test(desk) && (purpose === undefined || ID.test(purpose)) && more.length === 0;
  return isGood ? { desk, purpose } : undefined;
}
