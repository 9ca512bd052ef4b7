using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Desktop;

/// <summary>Calls the emulator in each of the ways that a build can get wrong, and prints what came of it, a line each.</summary>
internal static class Program
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private static async Task Main(string[] arguments)
    {
        Console.WriteLine($"import: the cmdlets of {Import(arguments[1])}");
        // As other modules ask for it: a newer one, another one of the name, and an older one.
        string[] versions =
        [
            "99.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", "8.0.0.0, PublicKeyToken=b77a5c561934e089",
            "8.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51",
        ];
        foreach (string asked in versions)
            Console.WriteLine($"System.Text.Json {asked}: {Load(asked)}");

        IEmrEngine engine = new EmrEngine();
        using ISessionPool pool = engine.CreatePool();
        IdentityOptions signer = new()
        {
            AccessKey = "AKIDEXAMPLE",
            SecretKey = Secrets.Protect("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            Region = "eu-central-1",
        };
        ClientOptions options = new() { EndpointUrl = new Uri(arguments[0]) };
        using IEmrSession session = await pool.OpenAsync(signer, options, CancellationToken.None).ConfigureAwait(false);
        if (arguments.Length > 2)
        {
            Console.WriteLine($"call: {await FailAsync(() => GetAsync(session, Cluster("j-1"))).ConfigureAwait(false)}");
            foreach (bool verify in (bool[])[false, true])
            {
                Task Resolve() => engine.ResolveIdentityAsync(signer, options, verify, default);
                Console.WriteLine($"identity: {await FailAsync(Resolve).ConfigureAwait(false)}");
            }

            return;
        }


        ClusterSessionCredential login = (ClusterSessionCredential)await GetAsync(session, Cluster("j-1")).ConfigureAwait(false);
        Console.WriteLine($"login: {login.ClusterId}, a user name {login.Username.Length > 0}, a password {login.Password.Length > 0}, {Valid(login)}");
        ManagedEndpointSessionCredential token = (ManagedEndpointSessionCredential)await GetAsync(
            session,
            new ManagedEndpointRequest
            {
                EndpointIdentifier = "ep1",
                VirtualClusterIdentifier = "vc1",
                ExecutionRoleArn = "arn:aws:iam::123456789012:role/EMR_Exec",
            }).ConfigureAwait(false);
        Console.WriteLine($"token: {token.EndpointIdentifier}, a token {token.Token.Length > 0}, {Valid(token)}");

        foreach (string cluster in (string[])["j-fault-accessdenied", "j-fault-notfound", ".."])
            Console.WriteLine($"error: {await FailAsync(() => GetAsync(session, Cluster(cluster))).ConfigureAwait(false)}");
        CallReport report = (await session.GetAsync(Cluster("j-fault-throttle-2"), minimumValidity: null, default).ConfigureAwait(false)).Report!;
        Console.WriteLine($"retry: {report.Attempts} attempts");
        Console.WriteLine($"stop: {await StopAsync(session).ConfigureAwait(false)}");

        string[] ids = [.. Enumerable.Range(0, AtOnce).Select(i => $"j-many-{i}")];
        SessionCredential[] many = await Task.WhenAll(ids.Select(id => GetAsync(session, Cluster(id)))).ConfigureAwait(false);
        Console.WriteLine(
            $"at once: {many.Select(one => one.Target).SequenceEqual(ids)}, "
            + $"{many.Cast<ClusterSessionCredential>().Select(one => Secrets.Reveal(one.Password)).Distinct(StringComparer.Ordinal).Count()} passwords");
    }

    /// <summary>Does what PowerShell does with the assemblies of the manifest.</summary>
    /// <returns>The folder that the cmdlets came from.</returns>
    private static string Import(string folder)
    {
        Type initializer = Assembly.LoadFrom(Path.Combine(folder, "EmrSessionCredentials.Loader.dll")).GetTypes()
            .Single(typeof(IModuleAssemblyInitializer).IsAssignableFrom);
        ((IModuleAssemblyInitializer)Activator.CreateInstance(initializer)!).OnImport();
        Assembly cmdlets = Assembly.LoadFrom(Path.Combine(folder, "Core", "EmrSessionCredentials.dll"));
        return Path.GetFileName(Path.GetDirectoryName(cmdlets.Location)!);
    }

    private static string Load(string version)
    {
        try
        {
            Assembly.Load($"System.Text.Json, Culture=neutral, Version={version}");
            return "found";
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException)
        {
            return "not found";
        }
    }

    private static ClusterRequest Cluster(string id) => new() { ClusterId = id };

    private static async Task<SessionCredential> GetAsync(IEmrSession session, SessionCredentialRequest request) =>
        (await session.GetAsync(request, minimumValidity: null, default).ConfigureAwait(false)).Value;

    private static string Valid(SessionCredential credential) => $"valid {credential.ExpiresIn > TimeSpan.Zero}";

    private static async Task<string> FailAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return "none";
        }
        catch (SessionCredentialException e)
        {
            return $"{e.Kind} {e.ErrorCode}{(e.ErrorCode == "AssemblyConflict" ? $": {e.Message}" : "")}";
        }
    }

    private static async Task<string> StopAsync(IEmrSession session)
    {
        using CancellationTokenSource stop = new(Soon);
        try
        {
            await session.GetAsync(Cluster("j-fault-hold"), minimumValidity: null, new CallContext(stop.Token)).ConfigureAwait(false);
            return "none";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
    }
}
