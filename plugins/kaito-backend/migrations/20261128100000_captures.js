// @ts-check

const TABLE = 'kaito_gateway_captures';

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable(TABLE, table => {
    table.comment(
      'What was said in calls to endpoints, where kaito.gateway.capture asks for it.',
    );
    table.bigIncrements('id');
    table.dateTime('at').notNullable().comment('When the call ended');
    table.string('user', 256).notNullable().comment('Entity ref');
    table.string('endpoint', 700).notNullable().comment('Id');
    table.string('call', 32).notNullable();
    table.text('model').comment('As the request names it');
    table.string('outcome', 16).notNullable();
    table
      .string('prompt_sha256', 64)
      .comment('Of the whole body as it was sent on; null for a recording');
    table
      .string('answer_sha256', 64)
      .notNullable()
      .comment('Of the whole answer as it was passed on');
    table.bigInteger('prompt_bytes');
    table.bigInteger('answer_bytes').notNullable();
    table.text('prompt').comment('null where only hashes are kept');
    table.text('answer').comment('null where only hashes are kept');
    table
      .boolean('truncated')
      .notNullable()
      .comment('Prompt or answer is longer than what is kept of it');
    table.integer('stored_bytes').notNullable();
    table.index(['at'], `${TABLE}_at_idx`);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable(TABLE);
};
