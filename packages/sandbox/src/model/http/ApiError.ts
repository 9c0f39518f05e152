import { QueueFullError } from '../serving/AdmissionQueue';

/** An error as OpenAI-compatible servers answer it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    private readonly details: {
      type: string;
      param?: string;
      code: string | number;
    },
  ) {
    super(message);
    this.name = 'ApiError';
  }

  toBody() {
    const { type, param, code } = this.details;
    return {
      error: { message: this.message, type, param: param ?? null, code },
    };
  }

  static badRequest(message: string, param?: string) {
    return new ApiError(400, message, {
      type: 'BadRequestError',
      param,
      code: 400,
    });
  }

  static unknownModel(model: string) {
    return new ApiError(404, `The model \`${model}\` does not exist.`, {
      type: 'NotFoundError',
      param: 'model',
      code: 404,
    });
  }

  /** Makes any failure presentable; what is not meant for the client becomes a 500 without details. */
  static from(error: unknown): ApiError {
    if (error instanceof ApiError) {
      return error;
    }
    if (error instanceof QueueFullError) {
      return new ApiError(
        429,
        `Too many requests: ${error.waiting} are waiting already. Try again later.`,
        { type: 'requests', code: 'rate_limit_exceeded' },
      );
    }
    return new ApiError(500, 'The generator failed.', {
      type: 'InternalServerError',
      code: 500,
    });
  }
}
