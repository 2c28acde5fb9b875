import type { ConsentView, MemberCard, Wish } from '../../ipc/wire';

/** The consents of the member in front: which receipt is looked at, and what is about to be taken back. */
export class Consents {
  open = $state(false);
  /** Whether it is asked what is taken back. */
  asking = $state(false);
  /** Which of what can be taken back, all of it last; -1 for none yet. */
  choice = $state(-1);
  #place = $state(0);

  receipt(card: MemberCard): ConsentView | undefined {
    return card.consents[this.#place];
  }

  show(place: number): void {
    this.#place = place;
    this.asking = false;
  }

  /** What stands accepted, and so can be taken back. */
  standing({ wishes }: MemberCard): Wish[] {
    return wishes.filter((wish) => wish.accepted);
  }

  /** How many there are to choose from: where there is more than one, all of it is one more. */
  choices(card: MemberCard): number {
    const { length } = this.standing(card);
    return length > 1 ? length + 1 : length;
  }

  /** What was chosen to be taken back. */
  chosen(card: MemberCard): string[] {
    if (!this.asking || this.choice < 0) return [];
    const ids = this.standing(card).map(({ id }) => id);
    return this.choice < ids.length ? ids.slice(this.choice, this.choice + 1) : ids;
  }

  /** Up and down: through the receipts, or through what can be taken back. */
  move(step: 1 | -1, card: MemberCard): void {
    if (this.asking) {
      const count = this.choices(card);
      this.choice = (Math.max(this.choice, step === 1 ? -1 : 0) + step + count) % count;
    } else {
      this.#place = Math.min(Math.max(this.#place + step, 0), Math.max(card.consents.length - 1, 0));
    }
  }

  /** Asks once what is taken back. Where there is only one thing, it is that. */
  ask(card: MemberCard): void {
    if (this.choices(card) === 0) return;
    this.asking = true;
    this.choice = this.choices(card) === 1 ? 0 : -1;
  }

  /** From the question to the receipts; from there to the member's card. */
  back(): void {
    if (this.asking) this.asking = false;
    else this.close();
  }

  close(): void {
    this.open = false;
    this.asking = false;
    this.#place = 0;
  }
}
