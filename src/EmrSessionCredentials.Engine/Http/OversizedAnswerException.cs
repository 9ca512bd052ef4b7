using System;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Http;

/// <summary>A successful answer that is longer than <see cref="BoundedStream.MaximumBytes"/>.</summary>
internal sealed class OversizedAnswerException()
    : Exception($"The response is larger than {BoundedStream.MaximumBytes} bytes.");
