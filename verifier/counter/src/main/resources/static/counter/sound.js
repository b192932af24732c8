// Three short sounds that cannot be taken for each other: rising for yes, low and long for no, three level ones for "cannot tell".

const TONES = {
  yes: [[660, 0, 0.09], [990, 0.1, 0.14]],
  no: [[196, 0, 0.28], [147, 0.3, 0.34]],
  unsure: [[440, 0, 0.08], [440, 0.14, 0.08], [440, 0.28, 0.08]],
};

let audio;

export function play(tone) {
  try {
    audio ??= new AudioContext();
    audio.resume?.();
    for (const [frequency, after, length] of TONES[tone]) {
      sound(frequency, audio.currentTime + after, length, tone === 'no' ? 'square' : 'sine');
    }
  } catch {
    // A desk without a loudspeaker sees and reads the verdict.
  }
}

function sound(frequency, from, length, type) {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = type;
  oscillator.frequency.value = frequency;
  // Without soft edges it would click.
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(type === 'square' ? 0.12 : 0.3, from + 0.01);
  volume.gain.setValueAtTime(type === 'square' ? 0.12 : 0.3, from + length - 0.02);
  volume.gain.linearRampToValueAtTime(0, from + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + length + 0.02);
}
