// The page that a clerk looks at all day: what was scanned on the left, what came of it on the right.
import { announce, element, text, words } from '/screens/screen.js';
import { openCamera } from '/countersign/camera.js';
import { deskCodeView } from './desk-code.js';
import { recentList } from './recent.js';
import { listenToScanner } from './keyboard.js';
import { problemText, sentence } from './problems.js';
import { choose, settings } from './settings.js';
import { printSlip } from './slip.js';
import { play } from './sound.js';
import { stateBadges } from './state.js';
import { VERDICTS } from './words.js';
import { shape, verdictView } from './verdict.js';

const RESULT_STAYS_MS = 2000;
const SAME_CODE_MS = 2500;
const SHORT_CODE = /^[0-9A-Z]{4}[\s-]?[0-9A-Z]{4}$/i;

export function checkingPage(main, desk) {
  new Checking(main, desk).open();
}

class Checking {
  constructor(main, desk) {
    this.main = main;
    this.desk = desk;
    this.chosen = settings();
    this.recent = recentList();
    this.seen = { text: '', at: 0 };
    this.waiting = Promise.resolve();
  }

  open() {
    this.stage = element('div', { id: 'stage' });
    this.video = element('video', { class: 'camera', hidden: true, 'aria-label': '摄像头画面 Camera picture' });
    this.typed = element('input', { id: 'typed', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': 'typed-hint' });
    this.main.className = 'page desk';
    this.main.replaceChildren(
      element('div', { class: 'stage' }, this.stage),
      element('aside', { class: 'tools' }, this.cameraCard(), this.typedCard(), this.optionsCard(), deskCodeView(this.desk, () => this.purpose()), this.recent.view));
    document.querySelector('#state').replaceChildren(stateBadges(this.desk));
    listenToScanner((text) => this.take(text, 'SCANNER'));
    this.desk.keepUpToDate();
    this.desk.update();
    this.ready();
    if (this.chosen.camera) {
      this.openCamera();
    }
    performance.mark('interactive');
  }

  purpose() {
    return this.desk.purposes.find(({ id }) => id === this.chosen.purpose);
  }

  // What is scanned while a decision is being made waits its turn; nothing is lost and nothing overtakes.
  take(scanned, flow, since = performance.now()) {
    this.waiting = this.waiting.then(() => this.decide(scanned.trim(), flow, since)).catch((problem) => this.problem(problem.code ?? 'FAILED'));
    return this.waiting;
  }

  async decide(scanned, flow, since) {
    if (SHORT_CODE.test(scanned)) {
      await this.decide(await this.desk.redeem(scanned), 'TYPED_CODE', since);
      return;
    }
    const purpose = this.purpose();
    const answer = await this.desk.decide(scanned, flow, { purpose, strict: this.chosen.strict });
    this.show(answer, purpose);
    requestAnimationFrame(() => measured(flow, since));
  }

  show(answer, purpose) {
    const verdict = VERDICTS[answer.verdict];
    clearTimeout(this.timer);
    this.stage.replaceChildren(verdictView(answer, { purpose }), this.actions(answer, purpose));
    this.stage.dataset.tone = verdict.tone;
    this.main.dataset.showing = 'verdict';
    scrollTo({ top: 0, behavior: 'instant' });
    if (this.chosen.sound) {
      play(verdict.tone);
    }
    announce(`${verdict.zh}。${answer.nextStep.zh}`, `${verdict.en}. ${answer.nextStep.en}`, true);
    this.recent.add(answer);
    if (this.chosen.queue) {
      this.timer = setTimeout(() => this.ready(), RESULT_STAYS_MS);
    }
  }

  actions(answer, purpose) {
    return element('div', { class: 'row actions no-print' },
      element('button', { class: 'button', type: 'button', id: 'next', onclick: () => this.ready() }, text('下一位', 'Next')),
      element('button', { class: 'button second', type: 'button', id: 'print', onclick: () => printSlip(answer, this.desk.id, purpose) }, text('打印回执', 'Print receipt')));
  }

  ready() {
    clearTimeout(this.timer);
    this.seen = { text: '', at: 0 };
    delete this.stage.dataset.tone;
    this.main.dataset.showing = 'ready';
    this.stage.replaceChildren(element('section', { class: 'idle', 'aria-live': 'off' },
      frame(),
      element('h1', {}, text('请扫码', 'Ready to scan')),
      element('p', { class: 'stacked' }, text('摄像头、扫码枪或八位短码均可。', 'By camera, scanner, or eight-character code.'))));
  }

  problem(code) {
    const { zh, en } = sentence(code);
    this.main.dataset.showing = 'verdict';
    this.stage.replaceChildren(
      element('section', { class: 'outcome', 'data-problem': code },
        element('div', { class: 'verdict unsure alone' }, shape('unsure'), element('div', { class: 'said' },
          element('h1', { class: 'word' }, text('没有核验', 'Not checked')), element('p', { class: 'reason stacked' }, problemText(code))))),
      element('div', { class: 'row actions' }, element('button', { class: 'button', type: 'button', onclick: () => this.ready() }, text('重试', 'Try again'))));
    if (this.chosen.sound) {
      play('unsure');
    }
    announce(zh, en, true);
  }

  cameraCard() {
    const label = () => (this.camera ? text('关闭摄像头', 'Turn camera off') : text('打开摄像头', 'Turn camera on'));
    this.cameraButton = element('button', { class: 'button second wide', type: 'button', id: 'camera', onclick: () => {
      if (this.camera) {
        this.closeCamera();
      } else {
        this.openCamera();
      }
      this.chosen = choose({ camera: Boolean(this.camera) });
    } }, label());
    this.labelCamera = () => this.cameraButton.replaceChildren(label());
    this.cameraProblem = element('div', { role: 'status' });
    return element('div', { class: 'card camera-card' }, this.video, this.cameraProblem, this.cameraButton);
  }

  openCamera() {
    this.video.hidden = false;
    this.main.dataset.camera = 'on';
    this.cameraProblem.replaceChildren();
    this.camera = openCamera(this.video, (found, { seenAt }) => this.seenByCamera(found, seenAt), (problem) => {
      this.closeCamera();
      this.cameraProblem.replaceChildren(element('p', { class: 'notice' }, cameraProblem(problem)));
    });
    this.labelCamera();
  }

  closeCamera() {
    this.camera?.close();
    this.camera = undefined;
    this.video.hidden = true;
    delete this.main.dataset.camera;
    this.labelCamera();
  }

  // A code that is held still is one showing; it counts again once it was away, or when the clerk went on.
  seenByCamera(found, seenAt) {
    const now = performance.now();
    const isSame = found === this.seen.text && now - this.seen.at < SAME_CODE_MS;
    this.seen = { text: found, at: now };
    if (!isSame) {
      this.take(found, 'CAMERA', seenAt);
    }
  }

  typedCard() {
    return element('form', { class: 'card', onsubmit: (event) => {
      event.preventDefault();
      const scanned = this.typed.value;
      this.typed.value = '';
      if (scanned.trim()) {
        this.take(scanned, SHORT_CODE.test(scanned.trim()) ? 'TYPED_CODE' : 'SCANNER');
      }
    } },
    element('div', { class: 'field' },
      element('label', { for: 'typed' }, this.desk.hasWalletCodes ? text('短码或扫码枪', 'Short code or scanner') : text('扫码枪或文字', 'Scanner or text')),
      this.typed,
      element('p', { class: 'hint', id: 'typed-hint' }, text('扫码枪随时可扫，不必点这里。', 'A scanner works at any time, without a click here.'))),
    element('button', { class: 'button second wide', type: 'submit' }, text('核验', 'Check')));
  }

  optionsCard() {
    const purpose = element('select', { id: 'purpose', onchange: () => this.option({ purpose: purpose.value }) },
      element('option', { value: '' }, '— 不限 Any —'),
      this.desk.purposes.map(({ id, zh, en }) => element('option', { value: id, selected: id === this.chosen.purpose }, `${zh} ${en}`)));
    return element('details', { class: 'card', id: 'settings' },
      element('summary', {}, text('本柜台的设置', 'Settings of this desk')),
      element('div', { class: 'field' }, element('label', { for: 'purpose' }, text('办理事项', 'Service')), purpose),
      this.switch('queue', '排队模式：结果停留 2 秒', 'Queue: a result stays 2 s'),
      this.switch('sound', '提示音', 'Sound'),
      this.switch('strict', '只接受为本柜台出示的码', 'Only codes shown for this desk'));
  }

  switch(name, zh, en) {
    const box = element('input', { type: 'checkbox', id: name, checked: this.chosen[name], onchange: () => this.option({ [name]: box.checked }) });
    return element('label', { class: 'switch', for: name }, box, element('span', {}, text(zh, en)));
  }

  option(change) {
    this.chosen = choose(change);
    document.dispatchEvent(new Event('desk-options'));
  }
}

/** How long the clerk waited, for whoever measures; of each way only the last is kept. */
function measured(flow, since) {
  const name = `${flow} to verdict`;
  performance.clearMeasures(name);
  performance.measure(name, { start: since });
}

function frame() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('class', 'frame');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M8 30V8h22M70 8h22v22M92 70v22H70M30 92H8V70M26 50h48');
  svg.append(path);
  return svg;
}

function cameraProblem(problem) {
  switch (problem) {
    case 'DENIED':
      return text('浏览器没有允许使用摄像头。', 'The browser does not allow the camera.');
    case 'NONE':
      return text('没有找到摄像头。', 'No camera was found.');
    default:
      return text('摄像头无法使用。', 'The camera cannot be used.');
  }
}
