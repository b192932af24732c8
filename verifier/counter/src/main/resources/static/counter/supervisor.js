// The supervisor's page: today's counts, failures by reason, desks and their codes. No personal data comes here.
import { element, switches, text, words } from '/screens/screen.js';
import { openDesk } from './desk.js';
import { enrolmentPage } from './enrolment.js';
import { problemText } from './problems.js';
import { call } from './server.js';
import { VERDICTS, clock } from './words.js';

const main = document.querySelector('#main');
const AGAIN_MS = 30_000;

async function start() {
  document.querySelector('#switches').append(...switches());
  const desk = (await openDesk()) ?? (await enrolmentPage(main));
  if (!desk.enrolment.supervisor) {
    location.replace('/');
    return;
  }
  new Supervisor(desk).open();
}

class Supervisor {
  constructor(desk) {
    this.token = desk.enrolment.token;
  }

  async open() {
    this.problem = element('div', { role: 'alert' });
    this.today = element('section', { 'aria-labelledby': 'today' });
    this.desks = element('section', { class: 'card', 'aria-labelledby': 'desks' });
    main.className = 'page';
    main.replaceChildren(this.problem, this.today, this.newDesk(), this.desks);
    await this.refresh();
    setInterval(() => this.refresh(), AGAIN_MS);
    document.documentElement.dataset.ready = 'yes';
  }

  async refresh() {
    try {
      const [{ day, counts }, { desks }] = await Promise.all([this.ask('GET', '/desk/v1/counts'), this.ask('GET', '/desk/v1/desks')]);
      this.problem.replaceChildren();
      this.showCounts(day, counts);
      this.showDesks(desks, counts);
    } catch (failed) {
      this.say(failed);
    }
  }

  ask(method, path, body) {
    return call(method, path, { token: this.token, body });
  }

  say(failed) {
    this.problem.replaceChildren(element('p', { class: 'problem' }, problemText(failed.code ?? 'FAILED')));
  }

  showCounts(day, counts) {
    const sum = (of) => of.reduce((total, { count }) => total + count, 0);
    const valid = sum(counts.filter(({ verdict }) => verdict === 'VALID'));
    const all = sum(counts);
    const reasons = new Map();
    counts.filter(({ verdict }) => verdict !== 'VALID').forEach(({ verdict, reason, count }) => {
      const before = reasons.get(reason) ?? { verdict, reason, count: 0 };
      reasons.set(reason, { ...before, count: before.count + count });
    });
    const failures = [...reasons.values()].sort((a, b) => b.count - a.count);
    this.today.replaceChildren(
      element('h1', { id: 'today' }, text(`今日核验 ${day}`, `Checks of ${day}`)),
      element('div', { class: 'grid' },
        figure('全部', 'All', all, 'all'), figure('有效', 'Valid', valid, 'valid'), figure('未通过', 'Not passed', all - valid, 'failed')),
      element('div', { class: 'card' },
        element('h2', {}, text('未通过的原因', 'Not passed, by reason')),
        failures.length
          ? element('table', { class: 'table', id: 'failures' },
            element('thead', {}, element('tr', {}, element('th', {}, text('结论', 'Verdict')), element('th', {}, text('原因代码', 'Reason')), element('th', { class: 'number' }, text('次数', 'Count')))),
            element('tbody', {}, failures.map(({ verdict, reason, count }) => element('tr', {},
              element('td', {}, badge(verdict)), element('td', { class: 'code' }, reason), element('td', { class: 'number' }, String(count))))))
          : element('p', { class: 'faint' }, text('今天还没有未通过的核验。', 'None so far today.'))));
  }

  newDesk() {
    const name = element('input', { id: 'name', required: true, maxlength: 64, pattern: '[A-Za-z0-9_.:\\-]{1,64}', autocomplete: 'off', 'aria-describedby': 'name-hint' });
    const made = element('div', { role: 'status', id: 'made' });
    return element('section', { class: 'card', 'aria-labelledby': 'new-desk' },
      element('h2', { id: 'new-desk' }, text('新柜台终端', 'A new desk')),
      element('form', { onsubmit: async (event) => {
        event.preventDefault();
        try {
          const { desk, code, expires_at: until } = await this.ask('POST', '/desk/v1/desks', { desk: name.value });
          made.replaceChildren(
            element('p', { class: 'one-code' }, code),
            await codePicture(code),
            element('p', { class: 'stacked' }, text(`请在 ${desk} 的核验页面输入或扫描此码，${clock(until)} 前有效，只能用一次。`, `Type or scan it on the counter page of ${desk}; good once, until ${clock(until)}.`)));
        } catch (failed) {
          this.say(failed);
        }
      } },
      element('div', { class: 'field' },
        element('label', { for: 'name' }, text('终端名称', 'Name of the desk')), name,
        element('p', { class: 'hint', id: 'name-hint' }, text('字母、数字和 _ . : -，例如 window-3。', 'Letters, digits and _ . : -, such as window-3.'))),
      element('button', { class: 'button', type: 'submit' }, text('生成登记码', 'Make a code'))),
      made);
  }

  showDesks(desks, counts) {
    this.desks.replaceChildren(
      element('h2', { id: 'desks' }, text('已登记的终端', 'Enrolled desks')),
      element('div', { class: 'scroll' }, element('table', { class: 'table' },
        element('thead', {}, element('tr', {}, element('th', {}, text('终端', 'Desk')), element('th', {}, text('登记于', 'Since')), element('th', { class: 'number' }, text('今日', 'Today')), element('th', {}, text('停用', 'Remove')))),
        element('tbody', {}, desks.map(({ desk, supervisor, since }) => element('tr', {},
          element('td', { class: 'code' }, desk, supervisor && element('span', { class: 'faint' }, ' ', text('主管', 'supervisor'))),
          element('td', {}, clock(since)),
          element('td', { class: 'number' }, String(counts.filter((count) => count.desk === desk).reduce((total, { count }) => total + count, 0))),
          element('td', {}, !supervisor && element('button', { class: 'button quiet', type: 'button', 'aria-label': `停用 Remove ${desk}`, onclick: () => this.remove(desk) }, text('停用', 'Remove')))))))));
  }

  async remove(desk) {
    if (!window.confirm(`停用 ${desk}？ Remove ${desk}?`)) {
      return;
    }
    try {
      await this.ask('DELETE', `/desk/v1/desks/${encodeURIComponent(desk)}`);
      await this.refresh();
    } catch (failed) {
      this.say(failed);
    }
  }
}

function figure(zh, en, count, id) {
  return element('div', { class: 'card' }, element('p', { class: 'faint' }, text(zh, en)), element('p', { class: 'total', id }, String(count)));
}

function badge(verdict) {
  const { tone } = VERDICTS[verdict];
  return element('span', { class: `badge ${tone === 'unsure' ? 'wait' : tone}` }, words(VERDICTS[verdict]));
}

async function codePicture(code) {
  const [{ drawCode }, { paintCode }] = await Promise.all([import('/countersign/code.js'), import('/countersign/canvas.js')]);
  const canvas = element('canvas', { role: 'img', 'aria-label': '登记码 Enrolment code' });
  paintCode(canvas, JSON.parse(await drawCode(code, 'M')), 220);
  return element('div', { class: 'qr' }, canvas);
}

start().catch((failed) => {
  main.replaceChildren(element('p', { class: 'problem' }, `本页无法启动。This page cannot start: ${failed.message}`));
});
