using System.IO;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// A successful answer that is not the operation's. An <see cref="IOException"/>, so that AWSSDK.Core sends the request
/// again. Nothing of the answer is in it.
/// </summary>
internal sealed class MalformedAnswerException() : IOException("The answer is not the JSON of the operation.");
