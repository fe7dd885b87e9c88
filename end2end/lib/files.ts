// Small valid files of each kind that may be attached, and some that may not, made when they are
// needed. Each can be given to `setInputFiles` as it is.
import { deflateSync } from 'node:zlib';
import { crc32, zip } from './zip';

export interface Attachment {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const FROM_BASE64 = {
  jpeg: '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  webp: 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
};

export function jpeg(name = 'ảnh chụp.jpg'): Attachment {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(FROM_BASE64.jpeg, 'base64') };
}

export function webp(name = 'ảnh.webp'): Attachment {
  return { name, mimeType: 'image/webp', buffer: Buffer.from(FROM_BASE64.webp, 'base64') };
}

/** A grey square; `side` in pixels. */
export function png(name = 'ảnh màn hình.png', side = 8): Attachment {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side + 1), 0x80);
  for (let row = 0; row < side; row++) rows[row * (side + 1)] = 0;
  const buffer = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}

/** One empty page. */
export function pdf(name = 'đơn.pdf'): Attachment {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`
    + `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}

/** One paragraph, with its parts in the order in which Word writes them. */
export function docx(name = 'biên bản.docx', words = 'Kính gửi Mặt trận Tổ quốc'): Attachment {
  const office = 'http://schemas.openxmlformats.org';
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const buffer = zip({
    '[Content_Types].xml': `${xml}<Types xmlns="${office}/package/2006/content-types">`
      + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + `<Override PartName="/word/document.xml" ContentType="${document}.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" `
      + `Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main">`
      + `<w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="${office}/package/2006/relationships"/>`,
  });
  return { name, mimeType: document, buffer };
}

/** The beginning of a picture as iPhones take them: refused, with a word on how to send it as JPEG. */
export function heic(name = 'IMG_0001.HEIC'): Attachment {
  const buffer = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')]);
  return { name, mimeType: 'image/heic', buffer };
}

/** A program that calls itself a picture: refused for what it is, whatever its name. */
export function disguised(name = 'ảnh.jpg'): Attachment {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from('#!/bin/sh\necho hello\n') };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
