import { describe, expect, it } from '@jest/globals';
import { ConflictException, NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { faultOf, traceOf } from './fault';
import { Declined, Invalid, Refused } from './refused';

const refusedByBase = (code: string, message = 'words of the driver') =>
  new QueryFailedError(
    'insert into promeneur values ($1)',
    ['Lou Durand'],
    Object.assign(new Error(message), { code, table: 'promeneur' }),
  );

describe('a fault', () => {
  it.each([
    [new NotFoundException(), 404, undefined],
    [new ConflictException(), 409, undefined],
    [new Refused({ code: 'already-signed' }), 409, 'already-signed'],
    [new Invalid([{ path: 'email', code: 'email-shared', message: 'Déjà prise.' }]), 422, 'invalid'],
    [new Declined(429, 'too-many', 30), 429, 'too-many'],
    [Object.assign(new Error(), { status: 413 }), 413, undefined],
    [Object.assign(new Error(), { status: 502 }), 500, undefined],
    [new TypeError('ours'), 500, undefined],
    [undefined, 500, undefined],
    [null, 500, undefined],
  ])('that is thrown as %p is a %i', (error, status, code) => expect(faultOf(error)).toMatchObject({ status, ...(code && { code }) }));

  it.each([
    ['23505', 409, 'a value that must be unique'],
    ['23P01', 409, 'a value that must be one owner’s'],
    ['23503', 404, 'a reference to nothing, or to next door'],
    ['23514', 422, 'a check of the base'],
    ['22P02', 422, 'a text that is no number'],
    ['22021', 422, 'a character that cannot be kept'],
    ['57P01', 503, 'a connection ended by the administrator'],
    ['40P01', 503, 'a deadlock, to be tried again'],
    ['ECONNREFUSED', 503, 'nobody there'],
    ['42P01', 500, 'a table that is not there'],
    ['25006', 500, 'a GET that writes'],
    ['42501', 500, 'a grant that we forgot'],
  ])('of the base with code %s is a %i: %s', (code, status) => expect(faultOf(refusedByBase(code)).status).toBe(status));

  it('of a row written next door is that of a row that is not there', () => {
    expect(faultOf(refusedByBase('42501', 'new row violates row-level security policy for table "promeneur"')).status).toBe(404);
  });

  it('of a connection lost in the middle of work is an absence of the database', () => {
    expect(faultOf(new Error('Query runner already released. Cannot run queries anymore.'))).toMatchObject({ status: 503, retryAfter: 5 });
    expect(faultOf(new Error('timeout exceeded when trying to connect')).status).toBe(503);
  });

  it('is told to the journal by its place, never with what people typed', () => {
    const trace = traceOf(refusedByBase('22P02', 'invalid input syntax for type uuid: "Lou Durand"'));
    expect(trace).toMatch(/^QueryFailedError 22P02 promeneur\n +at /);
    expect(trace).not.toMatch(/Durand|insert into/);
    expect(traceOf(new TypeError('ours'))).toMatch(/^TypeError: ours\n/);
  });
});
