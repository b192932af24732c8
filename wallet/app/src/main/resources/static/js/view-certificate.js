// One certificate: what is in it, whether it counts, and what can be done with it.
import { element, text, words } from '/screens/screen.js';
import { icon } from './icons.js';
import { append, canBeShown, day, facts, moment, problemPlace, stateBadge, whileBusy, withTime } from './parts.js';
import { refreshStates } from './state.js';
import { certificate, remove } from './wallet.js';

const SHOWINGS = {
  static: ['可以在手机上出示，也可以打印', 'On the phone, or printed'],
  live: ['只能在手机上出示', 'On the phone only'],
  'desk-bound': ['只能在手机上，每次给一个柜台出示', 'On the phone only, to one desk at a time'],
};

export async function open(room, id) {
  const held = await certificate(id);
  const problems = problemPlace();
  append(room, 
    element('h1', {}, words(held.name)), problems.place,
    element('section', { class: 'card' },
      element('div', { class: 'row spread top' }, element('p', { class: 'issuer stacked' }, words(held.issuerName)), stateBadge(held)),
      held.state?.citizen && held.state.verdict !== 'VALID' ? element('p', { class: 'notice stacked' }, words(held.state.citizen)) : null,
      facts([...held.fields, ...dates(held)]),
      held.state?.at ? element('p', { class: 'small faint stacked' }, withTime('最近核对：', 'Last checked: ', moment(held.state.at))) : null),
    canBeShown(held) ? element('a', { class: 'button huge wide', href: `#/show/${id}` }, icon('qr'), element('span', {}, text('出示', 'Show'))) : null,
    element('div', { class: 'stack' },
      held.showing === 'static' && canBeShown(held) ? element('a', { class: 'button second wide', href: `#/paper/${id}`, id: 'paper' }, text('打印到纸上', 'Print on paper')) : null,
      check(problems), removal(id, held)),
    element('p', { class: 'small faint less stacked' }, text(`出示方式：${SHOWINGS[held.showing][0]}。`, `How it is shown: ${SHOWINGS[held.showing][1]}.`)));
}

function dates({ validFrom, expiresAt }) {
  const rows = [];
  if (validFrom) {
    rows.push({ label: { zh: '生效日期', en: 'Valid from' }, display: { zh: validFrom, en: validFrom } });
  }
  rows.push({
    label: { zh: '有效期至', en: 'Valid until' },
    display: expiresAt ? day(expiresAt) : { zh: '长期', en: 'No end date' },
  });
  return rows;
}

function check(problems) {
  const button = element('button', { class: 'button second wide', type: 'button', id: 'check-now', onclick: () => whileBusy(button, async () => {
    try {
      await refreshStates();
      dispatchEvent(new HashChangeEvent('hashchange'));
    } catch (problem) {
      problems.say(problem);
    }
  }) }, text('联网核对状态', 'Check it now'));
  return button;
}

function removal(id, held) {
  const sure = element('dialog', { 'aria-labelledby': 'sure' },
    element('h2', { id: 'sure' }, text('从这台手机删除？', 'Remove it from this phone?')),
    element('p', { class: 'stacked' }, text(`「${held.name.zh}」仍然有效，但要用时须向发证机构重新领取。`, `Your ${held.name.en} stays valid, but you would have to get it again from the authority.`)),
    element('div', { class: 'stack' },
      element('button', { class: 'button danger wide', type: 'button', id: 'remove-for-good', onclick: async () => {
        sure.close();
        await remove(id);
        location.hash = '#/';
      } }, text('删除', 'Remove')),
      element('button', { class: 'button second wide', type: 'button', onclick: () => sure.close() }, text('不删除', 'Keep it'))));
  return element('div', {}, element('button', { class: 'button quiet wide less', type: 'button', id: 'remove', onclick: () => sure.showModal() }, text('从手机删除', 'Remove from this phone')), sure);
}
