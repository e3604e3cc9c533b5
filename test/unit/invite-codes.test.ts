import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInviteCodes } from '../../subgraphs/group/invite-codes.ts';
import { inviteLinkIdOf } from '../../timeline/invite-link.ts';

const codes = createInviteCodes('a secret of these tests, long enough');
const place = fc.record({ conversationId: fc.stringMatching(/^cnv_[\w-]{22}$/), seq: fc.integer({ min: 1, max: 2 ** 40 }) });

test('a code leads to its link, is base64url, and fits into 60 characters', () => {
  fc.assert(
    fc.property(place.map(inviteLinkIdOf), (id) => {
      const code = codes.codeOf(id);
      expect(code).toMatch(/^[\w-]{45,60}$/);
      expect(codes.linkOf(code)).toBe(id);
      expect(createInviteCodes('another secret of these tests').linkOf(code)).toBeNull();
    }),
  );
});

test('a code that was changed anywhere leads nowhere, and any text is read without an error', () => {
  const letter = fc.constantFrom('A', 'z', '0', '-', '\u00e9');
  fc.assert(
    fc.property(place.map(inviteLinkIdOf), fc.nat(44), letter, (id, i, other) => {
      const code = codes.codeOf(id);
      const changed = code.slice(0, i) + other + code.slice(i + 1);
      if (changed !== code) expect(codes.linkOf(changed)).toBeNull();
      expect(codes.linkOf(id)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(codes.linkOf(text)).toBeNull();
    }),
  );
});
