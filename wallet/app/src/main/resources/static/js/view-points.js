// Credit points: how many, until when, what earned them; and letting a partner take some, once.
import { announce, element, text, words } from '/screens/screen.js';
import { authorise, pointsOf } from './holder.js';
import { append, day, problemPlace, whileBusy, withTime } from './parts.js';
import { Problem } from './problem.js';
import { certificates } from './wallet.js';

export async function open(room) {
  append(room, element('h1', {}, text('积分', 'Points')));
  const { id, accounts } = await told();
  if (!accounts) {
    append(room, element('p', { class: 'notice' }, text('领取证照以后，这里会显示您的积分。', 'Once you have a card, your points are shown here.')));
    return;
  }
  if (accounts.length === 0) {
    append(room, element('p', { class: 'faint' }, text('还没有积分。', 'No points yet.')));
  }
  append(room, ...accounts.map((account) => accountCard(id, account)));
}

/** The first certificate by which the authority knows the citizen; all of them lead to the same accounts. */
async function told() {
  for (const { id } of await certificates()) {
    const answer = await pointsOf(id);
    if (answer) {
      return { id, accounts: answer.accounts };
    }
  }
  return {};
}

function accountCard(id, account) {
  const { name, available, held, lots } = account;
  return element('section', { class: 'card', 'data-scheme': account.scheme },
    element('h2', {}, words(name)),
    element('p', { class: 'balance' }, String(available), element('span', { class: 'small faint' }, text(' 分可用', ' available'))),
    held ? element('p', { class: 'small faint' }, text(`另有 ${held} 分正在使用`, `${held} more are being used`)) : null,
    element('ul', { class: 'plain lots' }, lots.map(({ points, expiresAt, earnedFrom }) => element('li', { class: 'row spread' },
      element('span', {}, earnedFrom ? words(earnedFrom) : text('积分', 'Points')),
      element('span', { class: 'number' }, element('strong', {}, String(points)),
        element('span', { class: 'small faint' }, expiresAt ? withTime(' 到期 ', ' until ', day(expiresAt)) : text(' 不过期', ' no end')))))),
    available > 0 ? spend(id, account) : null);
}

function spend(id, { scheme, available }) {
  const problems = problemPlace();
  const place = element('div', {});
  const field = `points-${scheme}`;
  const input = element('input', { id: field, inputmode: 'numeric', autocomplete: 'off' });
  const button = element('button', { class: 'button wide', type: 'submit' }, text('生成兑换码', 'Make a code'));
  return element('details', { class: 'spend' },
    element('summary', {}, text('用积分', 'Use points')),
    element('form', { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      const points = Number(input.value);
      problems.clear();
      if (!Number.isInteger(points) || points < 1 || points > available) {
        problems.say(new Problem('POINTS_RANGE', `请输入 1 到 ${available} 之间的整数。`, `Please enter a whole number from 1 to ${available}.`));
        return;
      }
      whileBusy(button, async () => {
        try {
          const made = await authorise(id, scheme, points);
          if (!made) {
            throw new Problem('POINTS_GONE', '现在不能使用积分，请稍后再试。', 'Points cannot be used now. Please try again later.');
          }
          place.replaceChildren(element('p', { class: 'short-code' }, made.code),
            element('p', { class: 'small faint' }, text(`给合作机构看。最多用 ${points} 分，十分钟内有效，只能用一次。`, `Show it to the partner: at most ${points} points, once, within ten minutes.`)));
          announce('兑换码已生成', 'The code is ready');
        } catch (problem) {
          problems.say(problem);
        }
      });
    } },
    element('div', { class: 'field' }, element('label', { for: field }, text('最多用多少分', 'At most how many points')), input), problems.place, button, place));
}
