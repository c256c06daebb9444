/** Makes a tenant's colour readable: contrast is computed as WCAG 2.2 defines it, never assumed. */

/** @typedef {[number, number, number]} Colour red, green, blue, each 0..255 */

const DEFAULT_ACCENT = '#2457c5';
/** Pure, because one of pure black and pure white is readable on every colour there is. */
const BLACK = /** @type {Colour} */ ([0, 0, 0]);
const WHITE = /** @type {Colour} */ ([255, 255, 255]);
/** The least friendly surface of each scheme: what is readable on it is readable on the others. */
const SURFACE = {
  light: /** @type {Colour} */ ([240, 242, 245]),
  dark: /** @type {Colour} */ ([38, 43, 49]),
};
const READABLE = 4.5;
const VISIBLE = 1.5;

/**
 * The accent in its three uses, as custom properties for both schemes.
 *
 * @param {string | null} accent any CSS colour; null or nonsense gives the product's own
 * @returns {Record<string, string>} `--fill`, `--on-fill` and `--ink` as `light-dark()` pairs
 */
export function accentProperties(accent) {
  const colour = parse(CSS.supports('color', accent ?? '') ? accent : DEFAULT_ACCENT);
  const light = uses(colour, SURFACE.light, BLACK);
  const dark = uses(colour, SURFACE.dark, WHITE);
  const pair = (name) => `light-dark(${css(light[name])}, ${css(dark[name])})`;
  return { '--fill': pair('fill'), '--on-fill': pair('onFill'), '--ink': pair('ink') };
}

/**
 * The contrast ratio of two colours, 1..21.
 *
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function uses(colour, surface, towards) {
  const fill = until(colour, towards, (candidate) => contrast(candidate, surface) >= VISIBLE);
  const ink = until(colour, towards, (candidate) => contrast(candidate, surface) >= READABLE);
  return { fill, ink, onFill: contrast(fill, WHITE) >= READABLE ? WHITE : BLACK };
}

/** Mixes the colour towards another in steps of 4 % until it is good enough. */
function until(colour, towards, good) {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = colour.map((part, i) => Math.round(part + (towards[i] - part) * share));
    if (good(candidate)) {
      return candidate;
    }
  }
  return towards;
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Lets the browser read the colour, whatever its notation. */
function parse(accent) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d');
  pen.fillStyle = accent;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function css(colour) {
  return `rgb(${colour.join(' ')})`;
}
