# A matter that was handed on to a body that owes no answer, as the sender reads of it.

forwarded-heading = The Front handed it on to the competent body
forwarded-to = Receiver: { $receiver }. Letter no. { $number } of { $day }.
forwarded-about = Courts, the procuracy, the police, the army and central bodies handle it by laws of their own and do not answer through the Front. You can ask the receiver yourself; name the letter above.
