using System;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Credentials whose failures are explained where they arise: a client's pipeline passes on what it does not know, and
/// a caller that catches it there could not tell a failed AssumeRole from a failed call.
/// </summary>
internal sealed class ExplainedCredentials(AWSCredentials inner, Func<Exception, SessionCredentialException> explain)
    : AWSCredentials
{
    public override DateTime? Expiration
    {
        get => inner.Expiration;
        set => inner.Expiration = value;
    }

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return inner.GetCredentials();
        }
        catch (Exception exception)
        {
            throw explain(exception);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw explain(exception);
        }
    }
}
