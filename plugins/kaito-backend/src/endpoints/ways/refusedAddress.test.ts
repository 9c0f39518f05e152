import fc from 'fast-check';
import { refusedAddress } from './refusedAddress';

describe('refusedAddress', () => {
  it.each([
    ['127.0.0.1', /loopback/],
    ['127.8.9.10', /loopback/],
    ['::1', /loopback/],
    ['::ffff:127.0.0.1', /loopback/],
    ['::ffff:7f00:1', /loopback/],
    ['64:ff9b::7f00:1', /loopback/],
    ['2002:7f00:1::', /loopback/],
    ['::127.0.0.1', /loopback/],
    ['169.254.169.254', /metadata/],
    ['::ffff:a9fe:a9fe', /metadata/],
    ['168.63.129.16', /metadata/],
    ['100.100.100.200', /metadata/],
    ['fd00:ec2::254', /metadata/],
    ['169.254.1.1', /link-local/],
    ['fe80::1', /link-local/],
    ['fe80::1%eth0', /link-local/],
    ['0.0.0.0', /no address of a host/],
    ['::', /no address of a host/],
    ['255.255.255.255', /no address of a host/],
    ['ff02::1', /no address of a host/],
    ['localhost', /no IP address/],
    ['', /no IP address/],
  ])('refuses %s', (address, why) => {
    expect(refusedAddress(address)).toMatch(why);
  });

  it.each([
    '10.0.0.1',
    '172.16.4.4',
    '192.168.1.1',
    '20.50.2.1',
    '100.64.0.1',
    'fd00::1',
    '2001:db8::1',
    '64:ff9b::1401:203',
  ])('lets %s pass', address => {
    expect(refusedAddress(address)).toBeUndefined();
  });

  it('says the same of an IPv4 address however it is written', () => {
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const [a, b, c, d] = address.split('.').map(Number);
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(
          16,
        )}`;
        const plain = refusedAddress(address);
        [
          `::ffff:${address}`,
          `::ffff:${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::`,
        ]
          .map(refusedAddress)
          .forEach(written => expect(written).toBe(plain));
      }),
    );
  });
});
