import { brandName, type Words } from '../../i18n/words.svelte';
import type { ConsentView, MemberView, Wish } from '../../ipc/wire';

/** What an offer is called: as the customer read it, else by what the provider's four are, else by its id. */
export const offerName = ({ text, id }: Wish, { t }: Words): string => text ?? t.consents.offers[id] ?? id;

/** Where something was answered. */
export const sourceName = ({ source }: ConsentView, member: MemberView, { t }: Words): string =>
  t.consents.source(brandName(member.phone?.brand ?? 'vipps'))[source];

/** The language of a receipt, in the language of the desk. */
export const languageName = (code: string, words: Words): string =>
  code === 'und' ? words.t.consents.noLanguage : words.languageName(code);

/** What a text is read aloud in, if that is known. */
export const langOf = (code: string | undefined): string | undefined => (code === 'und' ? undefined : code);
