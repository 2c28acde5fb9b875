import type { Host, Verb } from '../../host/host';
import { toWireError } from '../../ipc/error';
import type { Commands, WireError } from '../../ipc/wire';
import type { Part, RoomKey } from './part.svelte';

/** The parts of the back room, in the order of their keys. */
export const sections = [
  'members',
  'visits',
  'audit',
  'staff',
  'report',
  'backups',
  'retention',
  'transfer',
  'settings',
  'check',
] as const;
export type Section = (typeof sections)[number];

/** What the parts of the back room share: which is in view, and what the desk refused last. */
export class BackRoom {
  section = $state<Section>(sections[0]);
  /** What was refused, until the next thing is done. */
  error = $state.raw<WireError>();
  underWay = $state(false);
  /** What the keys do in the part in view. */
  keys = $state.raw<RoomKey[]>([]);
  part?: Part;
  helpOpen = $state(false);

  readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  go(section: Section | undefined): void {
    if (!section) return;
    this.section = section;
    this.error = undefined;
  }

  /** Whose page the register opens with, once: somebody went there from another part. */
  memberWanted?: string;

  /** Goes to the page of a member, from any part. */
  goToMember(memberId: string): void {
    this.memberWanted = memberId;
    this.go('members');
  }

  /** Goes one step back within a part; false if there is none. */
  back(): boolean {
    return this.part?.back?.() ?? false;
  }

  /** What is typed lands in the field of the part in view, wherever the focus was. */
  landTyping(target: EventTarget | null): void {
    const field = this.part?.field?.();
    if (!field || target instanceof HTMLInputElement || target instanceof HTMLButtonElement) return;
    field.focus();
  }

  /** Does one thing at a time. Answers nothing if it was refused; then `error` says why. */
  async ask<V extends Verb>(
    verb: V,
    input: Commands[V]['input'],
  ): Promise<Commands[V]['output'] | undefined> {
    if (this.underWay) return undefined;
    this.underWay = true;
    this.error = undefined;
    try {
      return await this.host.call(verb, input);
    } catch (reason) {
      this.error = toWireError(reason);
      return undefined;
    } finally {
      this.underWay = false;
    }
  }
}
