// The frame of the page: bar, menu, one view at a time by the address behind '#'.
import { announce, element, switches, text } from '/screens/screen.js';
import { icon } from './icons.js';
import { Problem } from './problem.js';
import { keepUpToDate } from './upkeep.js';

const VIEWS = {
  '': () => import('./view-home.js'),
  get: () => import('./view-get.js'),
  show: () => import('./view-show.js'),
  certificate: () => import('./view-certificate.js'),
  paper: () => import('./view-paper.js'),
  history: () => import('./view-history.js'),
  points: () => import('./view-points.js'),
  settings: () => import('./view-settings.js'),
};
const TABS = [
  ['', 'card', '证照', 'Cards'],
  ['history', 'clock', '记录', 'History'],
  ['points', 'star', '积分', 'Points'],
  ['settings', 'gear', '设置', 'Settings'],
];

const main = document.getElementById('main');
let leave;
let turn = 0;

/** Opens the view that the address names. A view's `open(main, ...words)` may give back a function that is called when it is left. */
async function open() {
  const mine = ++turn;
  leave?.();
  leave = undefined;
  const [name, ...words] = address();
  const view = VIEWS[name] ?? VIEWS[''];
  document.body.dataset.view = name || 'home';
  markTab(name);
  const room = element('div', { class: 'view' });
  let left;
  try {
    left = await (await view()).open(room, ...words);
  } catch (error) {
    room.replaceChildren(problemBox(error), back());
  }
  if (mine !== turn) {
    left?.();
    return;
  }
  leave = left;
  main.replaceChildren(room);
  scrollTo(0, 0);
  const heading = room.querySelector('h1');
  document.title = `${heading?.querySelector('[lang=zh]')?.textContent ?? '证照包'} · Wallet`;
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

// '#offer=…' is a link from the issuer's page; everything else is '#/view/words'.
function address() {
  if (location.hash.startsWith('#offer=')) {
    return ['get', location.href];
  }
  return location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
}

function problemBox(error) {
  const problem = Problem.of(error);
  announce(problem.zh, problem.en, true);
  return element('p', { class: 'problem stacked', 'data-code': problem.code }, text(problem.zh, problem.en));
}

function back() {
  return element('a', { class: 'button second', href: '#/' }, text('回到证照', 'Back to my cards'));
}

function bar() {
  const mark = element('a', { class: 'mark', href: '#/' }, icon('card'), element('span', {}, text('证照包', 'Wallet')));
  const end = element('div', { class: 'end' }, ...switches());
  document.getElementById('bar').append(mark, end);
  addEventListener('countersign-look', () => end.replaceChildren(...switches()));
}

function tabs() {
  const made = TABS.map(([view, picture, zh, en]) =>
    element('a', { href: `#/${view}`, 'data-tab': view || 'home', hidden: view === 'points' }, icon(picture), element('span', {}, text(zh, en))));
  document.getElementById('tabs').append(...made);
}

function markTab(name) {
  const under = ['', 'get', 'show', 'certificate', 'paper'].includes(name) ? 'home' : name;
  document.querySelectorAll('[data-tab]').forEach((tab) => {
    if (tab.dataset.tab === under) {
      tab.setAttribute('aria-current', 'page');
    } else {
      tab.removeAttribute('aria-current');
    }
  });
}

bar();
tabs();
addEventListener('hashchange', open);
addEventListener('countersign-changed', () => {
  if (document.body.dataset.view === 'home') {
    open();
  }
});
await open();
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/service-worker.js').catch((error) => console.warn('works online only', error));
}
keepUpToDate();
