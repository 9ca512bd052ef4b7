using System;
using System.Collections;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Tests.Identity;

internal static class Run
{
    internal static SecureString Secret(string text)
    {
        SecureString secret = new();
        foreach (char c in text)
            secret.AppendChar(c);
        return secret;
    }

    internal static Task<SigningIdentity> SignerAsync(IdentityOptions? options = null, CancellationToken? stop = null)
    {
        options ??= new IdentityOptions();
        return IdentityResolver.ResolveAsync(
            options, ProfileStore.For(options), stop ?? TestContext.Current.CancellationToken);
    }

    internal static async Task<ImmutableCredentials> KeysAsync(IdentityOptions? options = null) =>
        await (await SignerAsync(options)).GetKeysAsync(TestContext.Current.CancellationToken);

    internal static Task<ChosenRegion> RegionAsync(IdentityOptions? options = null, CancellationToken? stop = null)
    {
        options ??= new IdentityOptions();
        return RegionResolver.ResolveAsync(
            options, ProfileStore.For(options), stop ?? TestContext.Current.CancellationToken);
    }

    internal static Task<SessionCredentialException> FailsAsync(Func<Task> act) =>
        Assert.ThrowsAsync<SessionCredentialException>(act);

    /// <summary>Everything of an exception that could ever be shown.</summary>
    internal static string AllText(Exception exception)
    {
        StringBuilder text = new(exception.ToString());
        if (exception is SessionCredentialException known)
            text.Append(known.Advice).Append(known.ErrorCode);
        foreach (DictionaryEntry entry in exception.Data)
            text.Append(entry.Key).Append(entry.Value);
        return text.ToString();
    }
}
