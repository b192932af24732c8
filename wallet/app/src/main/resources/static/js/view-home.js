// All certificates; one tap on a card shows its code.
import { element, text, words } from '/screens/screen.js';
import { icon } from './icons.js';
import { append, canBeShown, day, disclosed, stateBadge, withTime } from './parts.js';
import { waitingNames } from './receive.js';
import { certificates } from './wallet.js';

export async function open(room) {
  const [held, waiting] = await Promise.all([certificates(), waitingNames()]);
  append(room, element('h1', {}, text('我的证照', 'My cards')));
  waiting.forEach((name) => append(room, element('p', { class: 'notice', 'data-waiting': true },
    text(`「${name.zh}」正在制作，好了会自动放到这里。`, `${name.en}: being prepared. It will appear here by itself.`))));
  if (held.length === 0 && waiting.length === 0) {
    append(room, welcome());
  }
  append(room, ...held.map(card));
  append(room, element('a', { class: held.length ? 'button second wide' : 'button huge wide', id: 'get', href: '#/get' },
    icon('plus'), element('span', {}, text('领取证照', 'Get a card'))));
}

function welcome() {
  return element('section', { class: 'card welcome' },
    element('h2', {}, text('还没有证照', 'No cards yet')),
    element('p', { class: 'stacked' }, text('向办证窗口要一个领取码，扫一下就能放进手机。', 'Ask at the office for a code, scan it, and your card is on this phone.')),
    element('p', { class: 'faint less stacked' }, text('之后不用联网也能出示。您的资料只在这台手机上，只给您出示的人看。',
      'After that you can show it without a network. Your data stay on this phone, for those to whom you show them.')));
}

function card(held) {
  const isGood = canBeShown(held);
  return element('article', { class: 'card pass', 'data-certificate': held.id, 'data-type-code': held.type },
    element('div', { class: 'row spread top' },
      element('div', {}, element('h2', {}, words(held.name)), element('p', { class: 'small faint issuer stacked' }, words(held.issuerName))),
      stateBadge(held)),
    element('p', { class: 'who' }, held.fields[0]?.display.zh ?? ''),
    element('p', { class: 'small faint less stacked' }, held.expiresAt ? withTime('有效期至 ', 'Valid until ', day(held.expiresAt)) : text('长期有效', 'No end date')),
    held.successor ? successor(held) : null,
    isGood ? disclosed(held) : why(held),
    element('div', { class: 'row acts' },
      isGood ? element('a', { class: 'button huge grow', href: `#/show/${held.id}`, 'data-act': 'show' }, icon('qr'), element('span', {}, text('出示', 'Show'))) : null,
      element('a', { class: 'button quiet', href: `#/certificate/${held.id}`, 'data-act': 'details' }, text('详情', 'Details'))));
}

function successor(held) {
  return element('div', { class: 'notice', 'data-successor': true },
    element('p', { class: 'stacked' }, text('发证机构换发了新的。', 'The authority issued a new one.')),
    element('a', { class: 'button wide', href: `#/get/${encodeURIComponent(held.successor)}/${held.id}` }, text('领取新证', 'Get it')));
}

function why({ state }) {
  return state?.citizen ? element('p', { class: 'problem stacked' }, words(state.citizen)) : null;
}
