// A USB scanner types what it reads and ends with Enter, wherever the focus is. An input method that is switched on would swallow its letters: then the
// keys' places are read instead of what they were made into.

const QUIET_MS = 800;
const SHIFTED = { Digit4: '$', Digit5: '%', Digit8: '*', Equal: '+', Semicolon: ':' };
const PLAIN = { Minus: '-', Period: '.', Slash: '/', Space: ' ' };

/** Calls `onText` with what was typed outside of any field, up to Enter. */
export function listenToScanner(onText) {
  let typed = '';
  let last = 0;
  document.addEventListener('keydown', (event) => {
    if (isField(event.target) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.timeStamp - last > QUIET_MS) {
      typed = '';
    }
    last = event.timeStamp;
    if (event.key === 'Enter' && typed.length > 3) {
      const text = typed;
      typed = '';
      // Else Enter would press whatever button has the focus.
      event.preventDefault();
      event.stopPropagation();
      onText(text);
      return;
    }
    const character = characterOf(event);
    if (character) {
      // A space belongs to the code when one is being typed; alone it presses a button.
      if (character === ' ' && typed) {
        event.preventDefault();
      }
      typed += character;
    }
  }, { capture: true });
}

function isField(target) {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}

function characterOf({ key, code, shiftKey }) {
  if (key !== 'Process' && key !== 'Unidentified') {
    return key.length === 1 ? key : '';
  }
  if (/^Key[A-Z]$/.test(code)) {
    return shiftKey ? code[3] : code[3].toLowerCase();
  }
  if (shiftKey) {
    return SHIFTED[code] ?? '';
  }
  return /^Digit\d$/.test(code) ? code[5] : (PLAIN[code] ?? '');
}
