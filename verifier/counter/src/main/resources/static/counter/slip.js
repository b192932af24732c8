// The receipt on a strip of paper, 58 or 80 mm wide. Nothing on it says who the person is.
import { element, text, words } from '/screens/screen.js';
import { VERDICTS } from './words.js';

/** Prints one decision; the rest of the page stays off the paper (counter.css). */
export function printSlip(answer, desk, purpose) {
  document.querySelector('#slip')?.remove();
  document.body.append(slip(answer, desk, purpose));
  addEventListener('afterprint', () => document.querySelector('#slip')?.remove(), { once: true });
  window.print();
}

export function slip(answer, desk, purpose) {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(new Date(answer.at * 1000));
  return element('section', { id: 'slip' },
    element('h1', {}, text('核验回执', 'Receipt of a check')),
    element('p', { class: 'slip-word' }, words(VERDICTS[answer.verdict])),
    element('p', {}, words(answer.clerk)),
    element('dl', {},
      row('柜台', 'Desk', desk),
      row('时间', 'Time', `${time} +08:00`),
      purpose && row('事由', 'Purpose', `${purpose.zh} ${purpose.en}`),
      answer.certificate && row('证照', 'Certificate', `${answer.certificate.typeName.zh} ${answer.certificate.typeName.en}`),
      row('代码', 'Code', `${answer.verdict} ${answer.reason}`),
      row('回执号', 'Receipt no.', answer.id)),
    element('p', { class: 'slip-foot' }, text('回执不含个人信息，由柜台签名保存。', 'No personal data. The desk keeps it, signed.')));
}

function row(zh, en, value) {
  return [element('dt', {}, text(zh, en)), element('dd', {}, value)];
}
