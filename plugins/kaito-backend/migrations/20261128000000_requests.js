// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('kaito_requests', table => {
    table.comment('What people asked for, and how far it has come.');
    table.string('id', 64).primary();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write; a write to an older one is refused');
    table.string('verb', 16).notNullable();
    table.string('cluster', 253).notNullable();
    table.string('kind', 63).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('name', 253).notNullable();
    table
      .string('held_place', 700)
      .comment(
        'Its place while it is held: until the request is merged or over; null after',
      );
    table.string('requested_by', 256).notNullable().comment('Entity ref');
    table.string('model', 200);
    table.string('instance_type', 253);
    table.string('state', 16).notNullable();
    table.string('stage', 16).notNullable();
    table.text('wish').notNullable().comment('JSON: what was asked for');
    table
      .text('facts')
      .notNullable()
      .comment('JSON: what its sources told, with when');
    table.dateTime('submitted_at').notNullable();
    table
      .dateTime('changed_at')
      .notNullable()
      .comment('When state or stage last changed');
    table.dateTime('finished_at');
    table
      .boolean('followed')
      .notNullable()
      .comment('Whether there may be news of it');
    table.dateTime('updated_at').notNullable();
    table
      .dateTime('look_after')
      .comment('Somebody said that there is news since then');
    // Of two that ask for the same place at once, the database lets one in.
    table.unique(['held_place'], { indexName: 'kaito_requests_place_uq' });
    table.index(['followed'], 'kaito_requests_followed_idx');
    table.index(['finished_at'], 'kaito_requests_finished_idx');
    table.index(['updated_at'], 'kaito_requests_updated_idx');
    table.index(
      ['cluster', 'namespace', 'name'],
      'kaito_requests_deployment_idx',
    );
    table.index(
      ['model', 'instance_type', 'finished_at'],
      'kaito_requests_usual_idx',
    );
  });

  await knex.schema.createTable('kaito_request_leases', table => {
    table.comment('Which replica follows requests');
    table.string('cluster', 255).primary().comment('* for all');
    table.string('holder', 255).notNullable().comment('Id of the replica');
    table
      .integer('fencing')
      .notNullable()
      .comment('Grows by one with each change of holder');
    table.dateTime('expires_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kaito_request_leases');
  await knex.schema.dropTable('kaito_requests');
};
