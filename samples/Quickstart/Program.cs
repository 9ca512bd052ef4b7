using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;

namespace Quickstart;

/// <summary>Gets one credential of each kind and uses it: against an emulator it starts itself, or with --aws against AWS.</summary>
internal static class Program
{
    private static readonly Option<bool> Aws = new("--aws")
    {
        Description = "Call AWS in place of the emulator, as whoever the environment, profile or instance says.",
    };

    private static readonly Option<string> Region = new("--region") { Description = "The AWS region." };
    private static readonly Option<string> Profile = new("--profile") { Description = "The AWS profile." };
    private static readonly Option<string> Cluster = new("--cluster-id") { Description = "An EMR cluster." };
    private static readonly Option<string> VirtualCluster = new("--virtual-cluster-id") { Description = "An EMR on EKS virtual cluster." };
    private static readonly Option<string> Endpoint = new("--endpoint-id") { Description = "A managed endpoint of that virtual cluster." };
    private static readonly Option<string> Role = new("--execution-role-arn") { Description = "The IAM role the session runs as." };

    private static Task<int> Main(string[] args)
    {
        RootCommand command = new("Gets one session credential of each kind and uses it; without --aws, against a local emulator.")
        {
            Aws, Region, Profile, Cluster, VirtualCluster, Endpoint, Role,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(Aws)
                ? new Tour(
                    Url: null,
                    parsed.GetValue(Region),
                    parsed.GetValue(Profile),
                    parsed.GetValue(Cluster),
                    parsed.GetValue(VirtualCluster),
                    parsed.GetValue(Endpoint),
                    parsed.GetValue(Role))
                : null,
            cancellationToken));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(Tour? tour, CancellationToken cancellationToken)
    {
        if (tour is not null)
            return await GuideAsync(tour, cancellationToken).ConfigureAwait(false);

        EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            Console.WriteLine($"An emulator of Amazon EMR and Amazon EMR on EKS listens on {emulator.Url}");
            return await GuideAsync(Tour.Of(emulator.Url), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> GuideAsync(Tour tour, CancellationToken cancellationToken)
    {
        if (tour.HasNothingToGet)
        {
            await Console.Error.WriteLineAsync(
                "Nothing to get: give --cluster-id, or --virtual-cluster-id, --endpoint-id and --execution-role-arn.").ConfigureAwait(false);
            return 2;
        }

        return PowerShellGuide.FindPowerShell() is { } pwsh
            ? await PowerShellGuide.RunAsync(pwsh, tour, cancellationToken).ConfigureAwait(false)
            : await CoreGuide.RunAsync(tour, cancellationToken).ConfigureAwait(false);
    }
}
