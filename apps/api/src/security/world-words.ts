/** Words that come only with time: acts, refusals, what browsers call themselves. `$1` is the département, `$2` its word. */
export const WHAT_NO_DOOR_WRITES = [
  `insert into newcomer (department, "structureId", "firstName", "lastName", email, function, volets, "weeklyMinutes", "startsOn", mandate, state, "proposedBy", "proposedAt", "decidedBy", "decidedAt", reason)
   select department, id, $2, $2, $2 || '@refuse.example', $2, '{youth}', 60, '2026-01-01', $2, 'declined', 'x', now(), 'x', now(), $2
   from structure where department = $1`,
  `insert into record_change (department, "structureId", state, "proposedBy", "proposedRole", "proposedAt", before, after, "decidedBy", "decidedAt", reason)
   select department, id, 'refused', 'x', 'structure', now(), jsonb_build_object('name', $2::text), jsonb_build_object('name', $2::text), 'x', now(), $2
   from structure where department = $1`,
  `insert into profile_check (department, "promeneurId", "onlineProfileId", "itemKey", "versionId", "verifiedOn", "verifiedBy", met, "evidenceUrl", note, screenshot)
   select department, "promeneurId", id, 'photo', gen_random_uuid(), app_today(), 'x', true, 'https://exemple.example/' || $2, $2, '\\xffd8ff'
   from online_profile where department = $1`,
  `insert into profile_conflict (department, network, handle, "otherDepartment", "otherContact", "openedOn")
   values ($1, 'tiktok', $2, '75', $2 || '@exemple.example', app_today())`,
  `update session s set "userAgent" = $2 from account a where a.id = s."accountId" and a.email like '%.' || $1 || '@test.example'`,
  `update letter set subject = subject || ' ' || $2, fault = $2 where department = $1`,
  `update signatory set reason = $2 where department = $1 and position = 2`,
  `insert into signature_event_origin (department, "eventId", actor, digest, salt, address, "userAgent", mailbox, "notedAt")
   select department, id, actor, encode(sha256(convert_to(concat_ws(e'\\n', 'sel', $2::text, $2::text, $2::text), 'UTF8')), 'hex'), 'sel', $2, $2, $2, now()
   from signature_event e where department = $1 and kind = 'created'`,
  `insert into signature_act (department, at, "signerName", "signerEmail", method, "typedName", "consentSentence", "typedSentence", means)
   values ($1, now(), $2, $2 || '@exemple.example', 'typed', $2, $2, $2, 'demonstration')`,
  `insert into signature_paper (department, "requestId", "documentId", "signedOn", "sentAt", "sentBy", state, "decidedAt", "decidedBy", reason)
   select department, id, "previewDocumentId", '2026-01-01', now(), 'x', 'declined', now(), 'x', $2 from signature_request
   where department = $1 and "previewDocumentId" is not null`,
];
