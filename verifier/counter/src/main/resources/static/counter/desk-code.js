// This desk's own code, for showings that are for this desk alone.
import { element, text } from '/screens/screen.js';
import { paintCode } from '/countersign/canvas.js';

/** `purpose()` gives the chosen one, or undefined. */
export function deskCodeView(desk, purpose) {
  const canvas = element('canvas', { role: 'img', 'aria-label': '本柜台的码 The code of this desk' });
  const spoken = element('p', { class: 'code' });
  const draw = async () => {
    const chosen = purpose();
    const code = `CSD1:${desk.id}${chosen ? `/${chosen.id}` : ''}`;
    spoken.textContent = code;
    const { drawCode } = await import('/countersign/code.js');
    paintCode(canvas, JSON.parse(await drawCode(code, 'M')), 240);
  };
  const view = element('details', { class: 'card', id: 'desk-code', ontoggle: () => view.open && draw() },
    element('summary', {}, text('本柜台的码', 'The code of this desk')),
    element('p', { class: 'faint stacked small' }, text('持证人在钱包中扫此码或输入下面的文字，出示的码便只对本柜台有效。', 'The holder scans it, or types the text below: the code that the wallet then shows is for this desk alone.')),
    element('div', { class: 'qr' }, canvas), spoken);
  document.addEventListener('desk-options', () => view.open && draw());
  return view;
}
