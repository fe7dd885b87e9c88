# The open interface for programs: its problems in words.

fault-bad-parameter = A parameter is not right
fault-foreign-origin = The request comes from a page of another site
fault-not-found = There is nothing at this address
fault-method-not-allowed = This address does not take that method
fault-not-acceptable = Answers are JSON only
fault-unsupported-media-type = Only JSON is taken
fault-too-many-requests = Asked too often; please wait and try again
fault-unavailable = The service is busy and nothing was lost; please try again in a few minutes

wrong-parameter-unknown = There is no such parameter.
wrong-parameter-repeated = This parameter may be given only once.
wrong-parameter-too-long = Longer than { $limit } characters, or too many words.
wrong-parameter-no-words = At least one letter or digit is needed.
wrong-parameter-bad-number = A whole number within its range is needed.
wrong-parameter-bad-code = None of the codes that can stand here.
wrong-parameter-bad-key = Not a key of a page that an answer gave.

interface-link = Data for programs (OpenAPI)
