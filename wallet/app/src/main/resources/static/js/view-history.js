// Every showing that this device made, and every receipt that desks handed in.
import { element, text, words } from '/screens/screen.js';
import { receiptsOf } from './holder.js';
import { append, moment } from './parts.js';
import { history } from './store.js';
import { certificates } from './wallet.js';

const WAYS = {
  live: ['出示了动态码', 'Live code shown'],
  paper: ['打印了纸质码', 'Printed on paper'],
  presented: ['在网上出示', 'Shown online'],
};

export async function open(room) {
  const shown = (await history()).reverse();
  const receipts = element('section', { hidden: true });
  append(room, 
    element('h1', {}, text('使用记录', 'History')), receipts,
    element('h2', {}, text('我出示过', 'What I showed')),
    shown.length === 0 ? element('p', { class: 'faint' }, text('还没有出示过。', 'Nothing has been shown yet.')) : null,
    element('ul', { class: 'plain' }, shown.map(showing)),
    element('p', { class: 'small faint less stacked' }, text('这份记录只在这台手机上。', 'This list is on this phone only.')));
  fill(receipts).catch(() => {});
}

function showing({ at, name, way, desk, fields }) {
  const [zh, en] = WAYS[way];
  return element('li', { class: 'card entry' },
    element('p', { class: 'title stacked' }, words(name)),
    element('p', { class: 'stacked' }, desk ? text(`${zh}，柜台 ${desk}`, `${en} to desk ${desk}`) : text(zh, en)),
    element('p', { class: 'small faint less stacked' }, text(`内容：${fields.map((each) => each.zh).join('、')}`, `With: ${fields.map((each) => each.en).join(', ')}`)),
    element('p', { class: 'small faint' }, words(moment(at))));
}

async function fill(place) {
  const items = [];
  let isKnown = false;
  for (const held of await certificates()) {
    const told = await receiptsOf(held.id);
    isKnown ||= Boolean(told);
    (told?.items ?? []).forEach((item) => items.push({ ...item, name: held.name }));
  }
  if (!isKnown) {
    return;
  }
  items.sort((one, other) => other.at - one.at);
  append(place, 
    element('h2', {}, text('柜台核验过', 'What desks checked')),
    items.length === 0 ? element('p', { class: 'faint' }, text('还没有柜台交来回执。', 'No desk has handed in a receipt yet.')) : null,
    element('ul', { class: 'plain', id: 'receipts' }, items.map(receipt)));
  place.hidden = false;
}

function receipt({ at, desk, purpose, verdict, name }) {
  return element('li', { class: 'card entry' },
    element('p', { class: 'title stacked' }, words(name)),
    element('p', { class: 'stacked' }, purpose ? text(`柜台 ${desk} · ${purpose.zh}`, `Desk ${desk} · ${purpose.en}`) : text(`柜台 ${desk}`, `Desk ${desk}`)),
    element('span', { class: `badge ${verdict === 'VALID' ? 'yes' : 'no'}` }, verdict === 'VALID' ? text('核验有效', 'Found valid') : text('未通过', 'Not accepted')),
    element('p', { class: 'small faint' }, words(moment(at))));
}
