import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import { accountOrder } from './account-order';
import { openAccount } from './open-account';
import { type TestApi, testApi } from './testing';

const claire = ['--email', 'Claire.Aubertin@exemple.fr', '--role', 'coordinator', '--department', '88'];

describe('npm run account', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api[Symbol.asyncDispose]());

  it('gives a link that lets in once, in the seat that was asked', async () => {
    const link = await openAccount(api.app, accountOrder(claire));
    expect(link).toMatch(/^http:\/\/promenade\.test\/lien\/[\w-]{43}$/);
    const browser = await api.as();
    const token = link.split('/').at(-1);
    await browser.post('/api/session/link').send({ token }).expect(201);
    expect((await browser.get('/api/session').expect(200)).body).toMatchObject({
      account: { email: 'claire.aubertin@exemple.fr', firstName: 'Claire', lastName: 'Aubertin' },
      role: 'coordinator',
      department: '88',
    });
    await (await api.as()).post('/api/session/link').send({ token }).expect(401);
  });

  it('finds the account again, and adds a seat without making it twice', async () => {
    await openAccount(api.app, accountOrder(claire));
    await openAccount(api.app, accountOrder([...claire.slice(0, 4), '--department', '33', '--first-name', 'Autre']));
    const accounts = await asOwner(api.database.name, (owner) =>
      owner.query(
        `select "firstName", (select array_agg(department order by department) from membership m where m."accountId" = a.id) as seats
         from account a where email = 'claire.aubertin@exemple.fr'`,
      ),
    );
    expect(accounts).toEqual([{ firstName: 'Claire', seats: ['33', '88'] }]);
  });

  it('resets the second factor of whoever nobody else could let in, when it is asked to, and only then', async () => {
    const alone = ['--email', 'seule@exemple.fr', '--role', 'national'];
    const enter = async (link: string) => (await api.as()).post('/api/session/link').send({ token: link.split('/').at(-1) });
    await openAccount(api.app, accountOrder(alone));
    await asOwner(api.database.name, (owner) =>
      owner.query(`update account set "secondFactorSince" = now() where email = 'seule@exemple.fr'`),
    );
    expect((await enter(await openAccount(api.app, accountOrder(alone)))).body.code).toBe('totp-required');
    expect((await enter(await openAccount(api.app, accountOrder([...alone, '--reset-second-factor'])))).status).toBe(201);
  });

  it('opens neither a closed account nor a département that is not there', async () => {
    await openAccount(api.app, accountOrder(['--email', 'parti@exemple.fr', '--role', 'national']));
    await asOwner(api.database.name, (owner) => owner.query(`update account set "disabledAt" = now() where email = 'parti@exemple.fr'`));
    await expect(openAccount(api.app, accountOrder(['--email', 'parti@exemple.fr', '--role', 'national']))).rejects.toThrow('est fermé');
    await expect(openAccount(api.app, accountOrder([...claire.slice(0, 4), '--department', '978']))).rejects.toThrow('978 n’existe pas');
  });

  it.each([
    [[], '--email'],
    [['--email', 'pas une adresse', '--role', 'caf', '--department', '88'], '--email'],
    [['--email', 'a@exemple.fr', '--role', 'chef', '--department', '88'], 'coordinator, caf'],
    [['--email', 'a@exemple.fr', '--role', 'visitor', '--department', '88'], '--role'],
    [['--email', 'a@exemple.fr', '--role', 'caf'], 'manque --department'],
    [['--email', 'a@exemple.fr', '--role', 'caf', '--department', '99'], '--department'],
    [['--email', 'a@exemple.fr', '--role', 'national', '--department', '88'], 'pas de département'],
    [['--email', 'a@exemple.fr', '--rôle', 'caf'], 'option est inconnue'],
    [['--email'], 'sans valeur'],
  ])('says in one line what is wrong with %j', (args, word) => {
    const said = (() => {
      try {
        return String(accountOrder(args));
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(said).toContain(word);
    expect(said).toMatch(/^[^\n]+ Usage : npm run account[^\n]+$/);
  });
});
