/** What a screen reader is told when something changed. */
export class Announcer {
  /** The newest sentence, and how many there have been: the same sentence twice is said twice. */
  said = $state.raw({ sentence: '', turn: 0 });

  say(sentence: string): void {
    this.said = { sentence, turn: this.said.turn + 1 };
  }
}
