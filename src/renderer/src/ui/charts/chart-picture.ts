import { invokeHost } from '../../api/client.ts';
import { FONT, TEXT } from '../palette.ts';
import type { ChartData } from './chart-data.ts';

/** Sharp on paper and on large screens. */
const SCALE = 2;
const PAD = 16;
const TITLE_SIZE = 16;
const LEGEND_SIZE = 12;
const HEAD = PAD + TITLE_SIZE + 10;

/** The drawing as an image of its own: fonts and colours stand in its attributes, nothing comes from stylesheets. */
async function drawingOf(svg: SVGSVGElement): Promise<{ image: HTMLImageElement; width: number; height: number }> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width * SCALE));
  copy.setAttribute('height', String(height * SCALE));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const source = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  const url = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return { image, width, height };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A chart as a PNG with its title and legend: what a report or a presentation takes. */
export async function chartPicture(svg: SVGSVGElement, { title, span, series }: ChartData): Promise<Blob> {
  const { image, width, height } = await drawingOf(svg);
  const legend = series.length > 1 ? LEGEND_SIZE + 12 : 0;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * PAD) * SCALE);
  canvas.height = Math.ceil((HEAD + legend + height + PAD) * SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(SCALE, SCALE);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = TEXT;
  context.font = `600 ${TITLE_SIZE}px ${FONT}`;
  context.fillText(`${title}, ${span}`, PAD, PAD + TITLE_SIZE);
  context.font = `${LEGEND_SIZE}px ${FONT}`;
  let x = PAD;
  for (const { label, colour } of legend > 0 ? series : []) {
    context.fillStyle = colour;
    context.fillRect(x, HEAD, LEGEND_SIZE, LEGEND_SIZE);
    context.fillStyle = TEXT;
    context.fillText(label, x + LEGEND_SIZE + 6, HEAD + LEGEND_SIZE - 2);
    x += LEGEND_SIZE + 6 + context.measureText(label).width + 20;
  }
  context.drawImage(image, PAD, HEAD + legend, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png');
  });
}

/**
 * Puts a picture on the clipboard, or has the browser keep it as a file where it refuses that.
 * @returns the file's name, or null where it is on the clipboard
 */
export async function copyPicture(picture: Blob, title: string): Promise<string | null> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return null;
  } catch (refused) {
    // The desktop application takes no downloads: its clipboard does not refuse pages of its own.
    if ((await invokeHost('host.info', {})).kind === 'electron') throw refused;
    const name = `${title.replace(/[\\/:*?"<>|]+/g, '-')}.png`;
    const url = URL.createObjectURL(picture);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
    return name;
  }
}
