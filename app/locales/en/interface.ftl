# The open interface for programs: its problems in words.

fault-bad-parameter = A parameter is not right
fault-foreign-origin = The request comes from a page of another site
fault-not-found = There is nothing at this address
fault-method-not-allowed = This address does not take that method
fault-not-acceptable = Answers are JSON only
fault-unsupported-media-type = Only JSON is taken
fault-too-many-requests = Asked too often; please wait and try again
fault-unavailable = The service is busy and nothing was lost; please try again in a few minutes
fault-bad-body = What was sent is not the JSON of this address
fault-idempotency-key-missing = Idempotency-Key is missing
fault-unauthorized = The token is missing or does not hold
fault-missing-scope = This token is not good for that
fault-refused = The case does not allow it
fault-stale = The case has changed; please read it again
fault-too-large = Too much was sent
fault-invalid = Something in what was sent is not right
fault-idempotency-key-reused = This Idempotency-Key belongs to another request
fault-version-missing = If-Match is missing

wrong-parameter-unknown = There is no such parameter.
wrong-parameter-repeated = This parameter may be given only once.
wrong-parameter-too-long = Longer than { $limit } characters, or too many words.
wrong-parameter-no-words = At least one letter or digit is needed.
wrong-parameter-bad-number = A whole number within its range is needed.
wrong-parameter-bad-code = None of the codes that can stand here.
wrong-parameter-bad-key = Not a key of a page that an answer gave.

interface-link = Data for programs (OpenAPI)
