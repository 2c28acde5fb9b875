import { afterEach, expect, it, vi } from 'vitest';

import { httpHost } from '../src/host/http';
import { toWireError } from '../src/ipc/error';

afterEach(() => vi.unstubAllGlobals());

const answers = (status: number, body: unknown) => {
  const fetch = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

it('an error of the desk passes as it is', () => {
  const error = { code: 'too_many', retryAtMs: 5 };
  expect(toWireError(error)).toBe(error);
});

it('a plain string, as Tauri itself refuses with, is a fault of ours', () => {
  expect(toWireError('Command desk not allowed')).toEqual({
    code: 'internal',
    detail: 'Command desk not allowed',
  });
});

it('a thrown error is a fault of ours', () => {
  expect(toWireError(new TypeError('no such thing'))).toEqual({ code: 'internal', detail: 'no such thing' });
});

it('the bridge posts a verb with its input', async () => {
  const fetch = answers(200, { text: '9' });
  await expect(httpHost('http://127.0.0.1:9/').call('look_up', { text: '9' })).resolves.toEqual({
    text: '9',
  });
  expect(fetch).toHaveBeenCalledWith(
    'http://127.0.0.1:9/call',
    expect.objectContaining({ method: 'POST', body: '{"do":"look_up","with":{"text":"9"}}' }),
  );
});

it('the bridge rejects with the error of the desk', async () => {
  answers(422, { code: 'not_found' });
  await expect(httpHost('http://127.0.0.1:9/').call('list_logins', {})).rejects.toEqual({
    code: 'not_found',
  });
});
