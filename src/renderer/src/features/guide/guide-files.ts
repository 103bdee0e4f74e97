/** The guides as they lie in `docs/`, with their pictures, bundled. Only those that a clerk reads. */

const texts = import.meta.glob<string>('../../../../../docs/{huong-dan-su-dung,du-lieu-ca-nhan}.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../../../../../docs/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

const DOCS = '../../../../../docs/';

/** A guide's Markdown by its file name; undefined where this build has none of that name. */
export function guideText(file: string): string | undefined {
  return texts[DOCS + file];
}

/** The address of a picture that a guide names (`pictures/x.png`). */
export function pictureAddress(source: string): string | undefined {
  return pictures[DOCS + source];
}
