using System;

namespace EmrSessionCredentials.Identity;

/// <summary>A successful answer that is longer than <see cref="ReceivedResponse.MaximumBytes"/>.</summary>
internal sealed class OversizedAnswerException()
    : Exception($"The response is larger than {ReceivedResponse.MaximumBytes} bytes.");
