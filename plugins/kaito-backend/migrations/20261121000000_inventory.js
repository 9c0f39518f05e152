// @ts-check

const EVENTS = 'kaito_inventory_events';
const REFUSAL = `${EVENTS} is append-only`;

/** @param {import('knex').Knex} knex */
async function refuseChanges(knex) {
  if (knex.client.config.client.includes('sqlite')) {
    for (const act of ['UPDATE', 'DELETE']) {
      await knex.raw(
        `CREATE TRIGGER ${EVENTS}_no_${act.toLowerCase()} BEFORE ${act} ON ${EVENTS}
         BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
      );
    }
    return;
  }
  await knex.raw(
    `CREATE FUNCTION ${EVENTS}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
  );
  await knex.raw(
    `CREATE TRIGGER ${EVENTS}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${EVENTS}
     FOR EACH STATEMENT EXECUTE FUNCTION ${EVENTS}_refuse()`,
  );
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const { client } = knex.client.config;
  if (!/^pg|sqlite/.test(client)) {
    throw new Error(
      `The inventory runs on PostgreSQL and SQLite, not on ${client}: set backend.database.client, or plugin.kaito.client below it`,
    );
  }

  await knex.schema.createTable(EVENTS, table => {
    table.comment('What was observed of every deployment. Append-only.');
    table
      .bigIncrements('id')
      .comment('Order of recording; per cluster also the order of observation');
    table.string('cluster', 255).notNullable();
    table.string('kind', 63).notNullable();
    table.string('namespace', 255).notNullable();
    table.string('name', 255).notNullable();
    table.string('uid', 255).notNullable().comment('metadata.uid');
    table
      .string('type', 16)
      .notNullable()
      .comment('created, spec-changed, ready or deleted');
    table.integer('generation').notNullable().comment('metadata.generation');
    table
      .string('spec_hash', 64)
      .notNullable()
      .comment('SHA-256 of the object without status and volatile metadata');
    table
      .integer('occurrence')
      .notNullable()
      .defaultTo(0)
      .comment(
        'How often this very fact had come true before, e.g. an annotation set back and forth',
      );
    table.dateTime('observed_at').notNullable().comment('When it was seen');
    table
      .dateTime('not_before')
      .comment('It happened no earlier than this; null when not known');
    table.text('model').comment('As the manifest names it');
    table.text('instance_type');
    table.text('provenance').notNullable().comment('JSON');
    table
      .text('manifest')
      .comment(
        'JSON without status; null when the same as in the preceding event of this uid',
      );
    table
      .integer('fencing')
      .notNullable()
      .comment('Fencing number of the lease it was written under');
    table.unique(
      ['cluster', 'uid', 'generation', 'spec_hash', 'type', 'occurrence'],
      { indexName: 'kaito_inventory_events_fact_uq' },
    );
    table.index(['cluster', 'uid', 'id'], 'kaito_inventory_events_uid_idx');
  });
  await refuseChanges(knex);

  await knex.schema.createTable('kaito_inventory_entries', table => {
    table.comment(
      'Current state of every deployment, now or in the past; a projection of kaito_inventory_events',
    );
    table.string('cluster', 255).notNullable();
    table.string('uid', 255).notNullable();
    table.string('kind', 63).notNullable();
    table.string('namespace', 255).notNullable();
    table.string('name', 255).notNullable();
    table.integer('generation').notNullable();
    table.string('spec_hash', 64).notNullable();
    table.text('model');
    table.text('instance_type');
    table.text('provenance').notNullable().comment('JSON');
    table.dateTime('created_observed_at').notNullable();
    table.dateTime('created_not_before');
    table
      .dateTime('ready_observed_at')
      .comment('Ready for the first time; null: never seen ready');
    table.dateTime('ready_not_before');
    table.dateTime('deleted_observed_at').comment('null: not deleted');
    table.dateTime('deleted_not_before');
    table.primary(['cluster', 'uid']);
    table.index(['uid'], 'kaito_inventory_entries_uid_idx');
    table.index(
      ['cluster', 'kind', 'deleted_observed_at'],
      'kaito_inventory_entries_open_idx',
    );
  });

  await knex.schema.createTable('kaito_inventory_leases', table => {
    table.comment('Which replica records a cluster');
    table.string('cluster', 255).primary();
    table.string('holder', 255).notNullable().comment('Id of the replica');
    table
      .integer('fencing')
      .notNullable()
      .comment('Grows by one with each change of holder');
    table.dateTime('expires_at').notNullable();
  });

  await knex.schema.createTable('kaito_inventory_watermarks', table => {
    table.comment('Up to when the record of a kind in a cluster is complete');
    table.string('cluster', 255).notNullable();
    table.string('kind', 63).notNullable();
    table.dateTime('current_at').notNullable();
    table.primary(['cluster', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kaito_inventory_watermarks');
  await knex.schema.dropTable('kaito_inventory_leases');
  await knex.schema.dropTable('kaito_inventory_entries');
  await knex.schema.dropTable(EVENTS);
  if (!knex.client.config.client.includes('sqlite')) {
    await knex.raw(`DROP FUNCTION ${EVENTS}_refuse()`);
  }
};
