import type { Host } from '../../../host/host';
import { toWireError } from '../../../ipc/error';
import type { CertificateView, MemberPage, MemberRow, MembersFound } from '../../../ipc/wire';
import type { BackRoom } from '../backroom.svelte';

/** The register in the back room: a search, and the page of whoever was opened. */
export class Members {
  text = $state('');
  /** The newest answer; it may be one keystroke old. */
  found = $state.raw<MembersFound>();
  /** Which of the rows the arrow keys stand on. */
  chosen = $state(0);
  page = $state.raw<MemberPage>();
  /** Of whoever was erased last, until it is put away. */
  certificate = $state.raw<CertificateView>();

  readonly room: BackRoom;
  readonly #host: Host;
  readonly #fits: (row: MemberRow) => boolean;

  /** `fits` leaves some out. */
  constructor(room: BackRoom, fits: (row: MemberRow) => boolean = () => true) {
    this.room = room;
    this.#host = room.host;
    this.#fits = fits;
  }

  get rows(): MemberRow[] {
    return this.found?.rows.filter(this.#fits) ?? [];
  }

  /** The row that Enter opens, once the answer to what stands in the field has come. */
  get chosenRow(): MemberRow | undefined {
    return this.found?.text === this.text ? this.rows[this.chosen] : undefined;
  }

  /** Each keystroke asks; there is no waiting for a pause. */
  type(text: string): Promise<void> {
    this.text = text;
    this.room.error = undefined;
    if (text) return this.#read(text);
    this.found = undefined;
    return Promise.resolve();
  }

  /** Up and down through the rows, and round. */
  move(step: 1 | -1): void {
    const count = this.rows.length;
    if (count > 0) this.chosen = (this.chosen + step + count) % count;
  }

  /** Opens the row that is chosen. */
  async enter(): Promise<void> {
    if (!this.text) return;
    if (!this.chosenRow) await this.#read(this.text);
    if (this.chosenRow) await this.open(this.chosenRow.memberId);
  }

  async open(memberId: string): Promise<void> {
    this.page = (await this.room.ask('view_member', { memberId })) ?? this.page;
  }

  /** Whoever was on the page is erased: what was typed to find them goes, too. */
  erased(certificate: CertificateView): void {
    this.page = undefined;
    this.certificate = certificate;
    void this.type('');
  }

  /** From a page to the list, and from a list to the empty field. */
  back(): boolean {
    if (this.page) {
      this.page = undefined;
      this.room.error = undefined;
      void this.#read(this.text);
      return true;
    }
    if (!this.text) return false;
    void this.type('');
    return true;
  }

  async #read(text: string): Promise<void> {
    if (!text) return;
    try {
      const found = await this.#host.call('find_members', { text });
      if (found.text !== this.text) return;
      this.found = found;
      this.chosen = 0;
    } catch (reason) {
      if (text === this.text) this.room.error = toWireError(reason);
    }
  }
}
