// Credit points: how many, until when, what earned them; and letting a partner take some, once.
import { announce, element, text, words } from '/screens/screen.js';
import { authorise, pointsOf, redemption } from './holder.js';
import { append, day, named, problemPlace, whileBusy, withTime } from './parts.js';
import { Problem } from './problem.js';
import { certificates } from './wallet.js';

const WATCH_MS = 4000;
const KINDS = {
  EARN: ['获得', 'Earned'],
  HOLD: ['冻结', 'Held'],
  CAPTURE: ['扣划', 'Captured'],
  RELEASE: ['释放', 'Released'],
  REDEEM: ['兑换', 'Redeemed'],
  TRANSFER: ['转移', 'Transferred'],
  REVERSE: ['冲正', 'Reversed'],
  EXPIRE: ['过期', 'Expired'],
};

export async function open(room) {
  append(room, element('h1', {}, text('积分', 'Points')));
  const { id, accounts } = await told();
  if (!accounts) {
    append(room, element('p', { class: 'notice stacked' }, text('领取证照以后，这里会显示您的积分。', 'Once you have a card, your points are shown here.')));
    return undefined;
  }
  if (accounts.length === 0) {
    append(room, element('p', { class: 'faint' }, text('还没有积分。', 'No points yet.')));
  }
  const leaving = [];
  append(room, ...accounts.map((account) => accountCard(id, account, (act) => leaving.push(act))));
  return () => leaving.forEach((act) => act());
}

/** Certificates of the same citizen lead to the same accounts; those of a business to none. */
async function told() {
  let found = {};
  for (const { id } of await certificates()) {
    const answer = await pointsOf(id);
    if (answer?.accounts.length > 0) {
      return { id, accounts: answer.accounts };
    }
    found = answer ? { id, accounts: [] } : found;
  }
  return found;
}

function accountCard(id, account, onLeave) {
  let standing = balance(account);

  async function refresh() {
    const fresh = (await pointsOf(id).catch(() => undefined))?.accounts.find(({ scheme }) => scheme === account.scheme);
    if (fresh) {
      Object.assign(account, fresh);
      const next = balance(account);
      standing.replaceWith(next);
      standing = next;
    }
  }
  return element('section', { class: 'card', 'data-scheme': account.scheme },
    element('h2', {}, words(account.name)),
    standing,
    account.available > 0 ? spend(id, account, refresh, onLeave) : null,
    statement(account.operations ?? []));
}

function balance({ available, held, lots }) {
  return element('div', {},
    element('p', { class: 'balance' }, String(available), element('span', { class: 'small faint' }, text(' 分可用', ' available'))),
    held ? element('p', { class: 'small faint' }, text(`另有 ${held} 分正在使用`, `${held} more are being used`)) : null,
    element('ul', { class: 'plain lots' }, lots.map(lot)));
}

function lot({ points, expiresAt, earnedFrom }) {
  return element('li', {},
    element('div', {},
      element('p', { class: 'stacked' }, earnedFrom ? named(earnedFrom) : text('积分', 'Points')),
      element('p', { class: 'small faint' }, expiresAt ? withTime('有效期至 ', 'until ', day(expiresAt)) : text('长期有效', 'no end date'))),
    element('strong', { class: 'number' }, String(points)));
}

function statement(operations) {
  return operations.length === 0 ? null : element('details', { class: 'less' },
    element('summary', {}, text('明细', 'Statement')),
    element('ul', { class: 'plain lots' }, operations.map(({ kind, points, at, agency }) => element('li', {},
      element('div', {},
        element('p', { class: 'stacked' }, text(...(KINDS[kind.toUpperCase()] ?? [kind, kind])), agency ? [' · ', named(agency)] : null),
        element('p', { class: 'small faint' }, words(day(at)))),
      element('strong', { class: 'number' }, String(points))))));
}

/** Lets a partner take points; watches until that happened, and then until the balance has it. */
function spend(id, account, refresh, onLeave) {
  const { scheme } = account;
  let watching;
  let following;
  onLeave(() => {
    clearInterval(watching);
    clearTimeout(following);
  });
  const problems = problemPlace();
  const place = element('div', { class: 'after' });
  const field = `points-${scheme}`;

  async function watch(code) {
    const told = await redemption(id, code).catch(() => undefined);
    if (told?.state === 'USED' || told?.state === 'EXPIRED') {
      clearInterval(watching);
      const [zh, en] = told.state === 'USED' ? [`合作机构已使用 ${told.points} 分。`, `The partner took ${told.points} points.`] : ['兑换码已过期。', 'The code has ended.'];
      place.replaceChildren(element('p', { class: 'done stacked', 'data-redemption': told.state }, text(zh, en)));
      announce(zh, en);
      await refresh();
      following = setTimeout(refresh, WATCH_MS);
    }
  }
  const input = element('input', { id: field, inputmode: 'numeric', autocomplete: 'off' });
  const button = element('button', { class: 'button wide', type: 'submit' }, text('生成兑换码', 'Make a code'));
  return element('details', { class: 'spend' },
    element('summary', {}, text('用积分', 'Use points')),
    element('form', { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      const points = Number(input.value);
      problems.clear();
      if (!Number.isInteger(points) || points < 1 || points > account.available) {
        problems.say(new Problem('POINTS_RANGE', `请输入 1 到 ${account.available} 之间的整数。`, `Please enter a whole number from 1 to ${account.available}.`));
        return;
      }
      whileBusy(button, async () => {
        try {
          const made = await authorise(id, scheme, points);
          if (!made) {
            throw new Problem('POINTS_GONE', '现在不能使用积分，请稍后再试。', 'Points cannot be used now. Please try again later.');
          }
          place.replaceChildren(element('p', { class: 'short-code' }, made.code),
            element('p', { class: 'small faint stacked' }, text(`给合作机构看。最多用 ${points} 分，十分钟内有效，只能用一次。`, `Show it to the partner: at most ${points} points, once, within ten minutes.`)));
          announce('兑换码已生成', 'The code is ready');
          clearInterval(watching);
          watching = setInterval(() => watch(made.code), WATCH_MS);
        } catch (problem) {
          problems.say(problem);
        }
      });
    } },
    element('div', { class: 'field' }, element('label', { for: field }, text('最多用多少分', 'At most how many points')), input), problems.place, button, place));
}
