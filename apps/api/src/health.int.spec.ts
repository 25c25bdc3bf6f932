import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

const READY = '/api/health/ready';

describe('the health of the API', () => {
  let api: TestApi;
  let cable: Cable;
  beforeAll(async () => {
    cable = await Cable.plugged();
    api = await testApi({ DATABASE_POOL: '2' }, { through: (url) => cable.to(url) });
  });
  afterAll(async () => {
    await api[Symbol.asyncDispose]();
    await cable.cut();
  });

  it('tells everybody that the process is there, and that it can serve', async () => {
    const anybody = await api.as();
    expect((await anybody.get('/api/health/live').expect(200)).body).toEqual({ status: 'live' });
    expect((await anybody.get(READY).expect(200)).body).toEqual({ status: 'ready' });
  });

  it('is not ready while a migration is missing', async () => {
    const anybody = await api.as();
    const last = `select max(id) from migrations`;
    const [gone] = await asOwner(api.database.name, (owner) => owner.query(`delete from migrations where id = (${last}) returning *`)).then(
      ([rows]) => rows as { id: number; timestamp: string; name: string }[],
    );
    const { body, headers } = await anybody.get(READY).expect(503);
    expect(body).toMatchObject({ status: 503, code: 'not-migrated' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await anybody.get('/api/health/live').expect(200);
    await asOwner(api.database.name, (owner) =>
      owner.query('insert into migrations values ($1, $2, $3)', [gone!.id, gone!.timestamp, gone!.name]),
    );
    await anybody.get(READY).expect(200);
  });

  it('answers 503 at once while the database is away, and goes on by itself when it is back', async () => {
    const coordinator = await api.as('coordinator');
    await coordinator.get('/api/session').expect(200);
    await cable.cut();
    const began = performance.now();
    const { body, headers } = await coordinator.get('/api/session').expect(503);
    expect(body).toMatchObject({ code: 'database-away' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await coordinator.get(READY).expect(503)).body.code).toBe('database-away');
    await coordinator.post('/api/session').send({ email: 'une@adresse.example', password: 'x' }).expect(503);
    await coordinator.get('/api/health/live').expect(200);
    expect(performance.now() - began).toBeLessThan(5_000);
    await cable.plug();
    await coordinator.get(READY).expect(200);
    await coordinator.get('/api/session').expect(200);
  });

  it('survives that PostgreSQL ends its connections in the middle of work', async () => {
    const coordinator = await api.as('coordinator');
    const seen = new Set<number>();
    let going = true;
    const work = Array.from({ length: 6 }, async () => {
      while (going) seen.add((await coordinator.get('/api/session')).status);
    });
    for (let n = 0; n < 5; n++) {
      await pause(50);
      await asOwner('postgres', (owner) =>
        owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [api.database.name]),
      );
    }
    going = false;
    await Promise.all(work);
    expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await coordinator.get('/api/session').expect(200);
    await coordinator.get(READY).expect(200);
  });
});

/** What lies between the API and PostgreSQL: cut, nobody answers at that address any more. */
class Cable {
  private readonly sockets = new Set<Socket>();
  private target = new URL('postgres://nowhere');

  private constructor(
    private server: Server,
    private readonly port: number,
  ) {}

  static async plugged(): Promise<Cable> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cable = new Cable(server, (server.address() as AddressInfo).port);
    server.on('connection', (socket) => cable.carry(socket));
    return cable;
  }

  to(url: string): string {
    this.target = new URL(url);
    return Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  async plug(): Promise<void> {
    this.server = createServer((socket) => this.carry(socket)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private carry(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => (this.sockets.delete(socket), other.destroy()));
      socket.pipe(other);
    }
  }
}
