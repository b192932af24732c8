// What the bar says of this desk: its name, how fresh it is, what waits to be handed over.
import { element, text } from '/screens/screen.js';
import { countWaiting } from './kept.js';
import { problemText } from './problems.js';
import { clock } from './words.js';

export function stateBadges(desk) {
  const link = element('span', { id: 'link', role: 'status' });
  const waiting = element('span', { id: 'waiting', class: 'faint small' });
  const told = element('div', { id: 'told', class: 'told', role: 'status' });
  document.querySelector('#main').before(told);

  const show = async () => {
    const isOffline = Boolean(desk.problem);
    const from = desk.statusFrom;
    link.replaceChildren(isOffline
      ? element('span', { class: 'badge wait' }, text('离线', 'Offline'))
      : element('span', { class: 'badge yes' }, text('在线', 'Online')));
    told.replaceChildren();
    if (desk.problem === 'DESK_UNKNOWN') {
      told.append(element('p', { class: 'problem' }, problemText(desk.problem)));
    } else if (desk.problem?.startsWith('REFUSED_')) {
      told.append(element('p', { class: 'problem' }, text(
        `服务器给的文件没有通过验证，未采用（${desk.problem}）。请告知管理员。`,
        `What the server sent did not verify and is not used (${desk.problem}). Tell the operator.`)));
    } else if (isOffline && from) {
      told.append(element('p', { class: 'notice' }, text(
        `没有网络，照常核验。状态截至 ${clock(from)}；每种证照有自己的期限，超过后会显示“无法判断”。`,
        `No network: checking goes on. Status of ${clock(from)}; each type has its limit, after which the answer is "cannot tell".`)));
    }
    const count = await countWaiting();
    waiting.replaceChildren(count && isOffline ? text(`${count} 张回执待上传`, `${count} receipts to hand over`) : '');
  };
  desk.onChange(show);
  addEventListener('online', show);
  show();
  return element('div', { class: 'row' }, element('span', { class: 'badge desk-name', id: 'desk' }, desk.id), link, waiting);
}
