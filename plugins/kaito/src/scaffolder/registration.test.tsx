import { useApi } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import kaitoPlugin from '../index';

function FieldNames() {
  const api = useApi(formFieldsApiRef);
  const [names, setNames] = useState('');
  useEffect(() => {
    api
      .loadFormFields()
      .then(fields =>
        setNames(
          (fields as unknown as { name: string }[])
            .map(({ name }) => name)
            .join(' '),
        ),
      );
  }, [api]);
  return <output>{names}</output>;
}

it('reaches the scaffolder of an app that installs both plugins', async () => {
  renderInTestApp(<FieldNames />, {
    features: [scaffolderPlugin, kaitoPlugin],
  });
  const names = await screen.findByText(/KaitoModelPicker/);
  expect(names).toHaveTextContent('KaitoClusterPicker');
  expect(names).toHaveTextContent('KaitoSkuPicker');
});
