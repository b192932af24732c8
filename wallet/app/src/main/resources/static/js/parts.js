// Parts that several views have.
import { announce, chosenLanguage, element, text, words } from '/screens/screen.js';
import { Problem } from './problem.js';

const STATES = {
  VALID: ['yes', '有效', 'Valid'],
  SUSPENDED: ['no', '已暂停', 'Suspended'],
  REVOKED: ['no', '已吊销', 'Revoked'],
  EXPIRED: ['no', '已过期', 'Expired'],
  NOT_YET_VALID: ['wait', '未生效', 'Not yet valid'],
};

/** The state of a certificate as a shape and a word. */
export function stateBadge({ state }) {
  const [look, zh, en] = STATES[state?.verdict] ?? ['wait', '待核对', 'Not checked yet'];
  return element('span', { class: `badge ${look}`, 'data-state': state?.verdict ?? 'UNKNOWN' }, text(zh, en));
}

/** Whether it makes sense to hold it under a scanner. */
export function canBeShown({ pass, state }) {
  return Boolean(pass) && !['REVOKED', 'SUSPENDED', 'EXPIRED'].includes(state?.verdict);
}

/** A name in both languages, once where both say the same. */
export function named(pair) {
  return pair.zh === pair.en ? pair.zh : words(pair);
}

/** A list of names and values. */
export function facts(fields) {
  return element('dl', { class: 'facts' }, fields.map(({ label, display }) => [
    element('dt', {}, words(label)),
    element('dd', {}, named(display)),
  ]).flat());
}

/** What a desk will see, in one line. */
export function disclosed({ fields }) {
  const zh = fields.map(({ label }) => label.zh).join('、');
  const en = fields.map(({ label }) => label.en).join(', ');
  return element('p', { class: 'small faint disclosed stacked' }, text(`对方会看到：${zh}`, `They will see: ${en}`));
}

/** {zh: '2026年11月22日 14:05', en: '22 Nov 2026, 14:05'}. */
export function moment(seconds) {
  const at = new Date(seconds * 1000);
  return { zh: at.toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' }), en: at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) };
}

/** The same without the hour. */
export function day(seconds) {
  const at = new Date(seconds * 1000);
  return { zh: at.toLocaleDateString('zh-CN', { dateStyle: 'long' }), en: at.toLocaleDateString('en-GB', { dateStyle: 'medium' }) };
}

/** A sentence with a time in it: the words before it, in both languages. */
export function withTime(zh, en, time) {
  return text(zh + time.zh, en + time.en);
}

/** Where problems of a view are said: seen, and read aloud at once. */
export function problemPlace() {
  const place = element('div', {});
  return {
    place,
    say(error) {
      const problem = Problem.of(error);
      place.replaceChildren(element('p', { class: 'problem stacked', 'data-code': problem.code }, text(problem.zh, problem.en)));
      announce(problem.zh, problem.en, true);
    },
    clear: () => place.replaceChildren(),
  };
}

/** Puts children into a place; those that are null are left out. */
export function append(place, ...children) {
  place.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
}

/** A label for those who do not see, in the chosen language. */
export function spoken(zh, en) {
  return { both: `${zh} ${en}`, zh, en }[chosenLanguage()];
}

/** Runs an action of a button: once at a time, with a word for the wait. */
export async function whileBusy(button, act) {
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-busy', 'true');
  try {
    return await act();
  } finally {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
  }
}
