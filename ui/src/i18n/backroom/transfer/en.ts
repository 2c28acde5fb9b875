import type { SheetReader } from '../../../ipc/wire';

/** Members taken in and given out as files; and the type of every other language. */
export const transfer = {
  title: 'Take in and give out',
  outHeading: 'Give out all members',
  outText:
    'All members go into a CSV file in your folder for documents. It can be taken in again as it is. That it was made stands in the audit log.',
  out: 'Write the file',
  outTitle: 'Write all members into a file?',
  inClear:
    'The file is in clear: whoever has it can read names, numbers and notes. Keep it where only you get at it, and delete it when it is no longer needed.',
  reader: 'Who is to read it?',
  readers: { excel: 'Excel or another spreadsheet', program: 'A program' } satisfies Record<
    SheetReader,
    string
  >,
  readerTexts: {
    excel: 'Opens with a double click. What looks like a formula is made harmless.',
    program: 'Commas and UTF-8, phone numbers with their country.',
  } satisfies Record<SheetReader, string>,
  writing: 'The file is being written …',
  written: (count: string) => `Written. Members in the file: ${count}`,
  inHeading: 'Take members in',
  inText:
    'Members come in on the command line, where a file may have a million rows and can be broken off and gone on with. Any usual spreadsheet as CSV does; its first row names the columns.',
  look: 'First look: what would come of it, row by row. Nothing is changed.',
  take: 'Then take in. Nobody comes in twice, and rows that cannot be used are written into a file beside it.',
};

/** The type every language has. */
export type TransferWords = typeof transfer;
