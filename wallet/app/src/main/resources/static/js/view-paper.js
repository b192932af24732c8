// The code for paper, for types that may be shown so.
import { paintCode } from '/countersign/canvas.js';
import { element, text, words } from '/screens/screen.js';
import { now } from './bytes.js';
import { drawCode } from './module.js';
import { append, day, disclosed, facts, withTime } from './parts.js';
import { Problem } from './problem.js';
import { addHistory } from './store.js';
import { certificate, showPaper } from './wallet.js';

const PRINTED_WIDTH = 600;

export async function open(room, id) {
  const held = await certificate(id);
  if (held.showing !== 'static') {
    throw new Problem('PAPER_REFUSED', '这种证照只能在手机上出示。', 'This card can be shown on a phone only.');
  }
  const canvas = element('canvas', { role: 'img', 'aria-label': '打印用的二维码 The code for printing' });
  paintCode(canvas, await drawCode(await showPaper(id), 'M'), PRINTED_WIDTH);
  append(room, 
    element('h1', {}, words(held.name)),
    element('div', { class: 'no-print' },
      element('p', { class: 'stacked' }, text('打印后，窗口扫纸上的码就能核对，并会核对您的身份证件。', 'When printed, the desk scans the paper, and will look at your identity card.')), disclosed(held),
      element('button', { class: 'button huge wide', type: 'button', id: 'print', onclick: () => {
        addHistory({ at: now(), certificate: id, name: held.name, way: 'paper', fields: held.fields.map(({ label }) => label) });
        print();
      } }, text('打印', 'Print'))),
    element('section', { class: 'card sheet' },
      element('p', { class: 'issuer stacked' }, words(held.issuerName)),
      element('div', { class: 'qr' }, canvas), facts(held.fields),
      held.expiresAt ? element('p', { class: 'small' }, withTime('有效期至 ', 'Valid until ', day(held.expiresAt))) : null),
    element('a', { class: 'button second wide no-print', href: `#/certificate/${id}` }, text('返回', 'Back')));
}
