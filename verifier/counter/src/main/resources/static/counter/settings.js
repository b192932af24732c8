// How this desk is used; remembered, and no secret.
const KEY = 'countersign.counter.settings';
const DEFAULTS = { sound: true, queue: false, camera: false, purpose: '', strict: false };

export function settings() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...DEFAULTS };
  }
}

export function choose(changes) {
  const chosen = { ...settings(), ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // The page then starts with the defaults.
  }
  return chosen;
}
