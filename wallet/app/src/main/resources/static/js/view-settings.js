// Settings in plain words: how it looks, what is kept where, and what to do when the phone is lost.
import { chooseLanguage, chooseLargeType, chosenLanguage, element, isLargeType, text } from '/screens/screen.js';
import { city } from './city.js';
import { certificateOf } from './holder.js';
import { append, moment, withTime } from './parts.js';
import { askToStay, stays } from './persistence.js';
import { eraseAll } from './store.js';
import { certificates } from './wallet.js';

export async function open(room) {
  const [isKept, { gateway, statusAt }] = await Promise.all([stays(), city()]);
  const lost = element('section', { class: 'card', id: 'lost', hidden: true });
  append(room, 
    element('h1', {}, text('设置', 'Settings')),
    element('section', { class: 'card' },
      choice('语言', 'Language', 'language', [['both', '中文和英文', 'Both'], ['zh', '中文', 'Chinese'], ['en', '英文', 'English']], chosenLanguage(), chooseLanguage),
      choice('字号', 'Size', 'size', [['usual', '标准', 'Usual'], ['large', '大字', 'Large']], isLargeType() ? 'large' : 'usual', (size) => chooseLargeType(size === 'large')),
      element('p', { class: 'small faint stacked' }, text('深色、浅色跟随手机设置；二维码总是白底黑码。', 'Dark or light follows your phone; codes are always black on white.'))),
    element('a', { class: 'button second wide only-large', href: '#/history' }, text('使用记录', 'History')),
    lost, kept(isKept), privacy(statusAt), erasure());
  fillLost(lost, gateway).catch(() => {});
}

function choice(zh, en, name, options, chosen, choose) {
  return element('fieldset', { class: 'field' }, element('legend', {}, text(zh, en)),
    element('div', { class: 'row' }, options.map(([value, optionZh, optionEn]) => element('label', { class: 'choice' },
      element('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => {
        choose(value);
        dispatchEvent(new Event('countersign-look'));
      } }), element('span', {}, text(optionZh, optionEn))))));
}

/** Shown only where the gateway can help. */
async function fillLost(place, gateway) {
  const [first] = await certificates();
  if (!gateway || !first || !(await certificateOf(first.id))) {
    return;
  }
  append(place, 
    element('h2', {}, text('手机丢了怎么办', 'If you lose your phone')),
    element('p', { class: 'stacked' }, text('用任何一台手机或电脑打开下面的网页，登录后一步就能让旧手机上的证照全部失效，并领到新手机上。', 'On any phone or computer, open the page below and sign in: one step makes the cards on the lost phone worthless and gives you new ones.')),
    element('p', {}, element('a', { href: `${gateway}/citizen`, target: '_blank', rel: 'noopener' }, `${gateway}/citizen`)),
    element('p', { class: 'small faint stacked' }, text('把这个网址记在家里。', 'Keep this address at home.')));
  place.hidden = false;
}

function kept(isKept) {
  const said = element('p', { class: 'stacked', id: 'kept', 'data-kept': String(isKept) }, isKept
    ? text('浏览器答应长期保存您的证照。', 'The browser has promised to keep your cards.')
    : text('浏览器还没有答应长期保存：空间不足，或很久不打开本页时，它可能清除证照。', 'The browser has not promised to keep your cards: it may clear them when room runs out, or when this page is not opened for long.'));
  return element('section', { class: 'card' },
    element('h2', {}, text('保存', 'Keeping')), said,
    isKept ? null : element('button', { class: 'button second wide', type: 'button', onclick: async () => {
      if (await askToStay()) {
        said.replaceChildren(text('浏览器答应长期保存您的证照。', 'The browser has promised to keep your cards.'));
      }
    } }, text('请浏览器长期保存', 'Ask the browser to keep them')),
    element('p', { class: 'small faint less stacked' }, text('被清除后证照并没有作废，向发证机构重新领取即可。证照的钥匙不能导出，也不能备份到别处。', 'Cleared cards are not revoked; get them again from the authority. Their keys cannot be exported or copied elsewhere.')));
}

function privacy(statusAt) {
  return element('section', { class: 'card less' },
    element('h2', {}, text('您的资料', 'Your data')),
    element('p', { class: 'stacked' }, text('只存在这台手机上。离开手机的只有您出示的内容。', 'They are on this phone only. Nothing leaves it but what you show.')),
    element('p', { class: 'small faint stacked' }, text('核对状态时，本页下载全市的公开名单，在手机上查，谁也不知道您查的是哪一份。', 'To check a state this page downloads the public list of the whole city and looks here, so nobody learns which card is yours.')),
    statusAt ? element('p', { class: 'small faint stacked' }, withTime('名单更新于 ', 'List of ', moment(statusAt))) : null);
}

function erasure() {
  const sure = element('dialog', { 'aria-labelledby': 'erase-sure' },
    element('h2', { id: 'erase-sure' }, text('清空这台手机上的所有证照？', 'Erase every card on this phone?')),
    element('p', { class: 'stacked' }, text('清空后不能恢复，只能向发证机构重新领取。', 'This cannot be undone. You would get the cards again from the authority.')),
    element('div', { class: 'stack' },
      element('button', { class: 'button danger wide', type: 'button', onclick: async () => {
        await eraseAll();
        location.replace('/');
      } }, text('全部清空', 'Erase all')),
      element('button', { class: 'button second wide', type: 'button', onclick: () => sure.close() }, text('不清空', 'Keep them'))));
  return element('div', { class: 'less' }, element('button', { class: 'button quiet wide', type: 'button', id: 'erase', onclick: () => sure.showModal() }, text('清空本机', 'Erase this phone')), sure);
}
