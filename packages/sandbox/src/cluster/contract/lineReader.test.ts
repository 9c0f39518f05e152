import { lineReader } from './lineReader';

it('puts lines together, characters that were cut too', () => {
  const read = lineReader();
  const bytes = Buffer.from('Zürich\nBern\n\nGe');
  const lines = [...bytes].flatMap(byte => read(Uint8Array.of(byte)));
  expect(lines).toEqual(['Zürich', 'Bern', '']);
  expect(read(Buffer.from('nf\n'))).toEqual(['Genf']);
});
